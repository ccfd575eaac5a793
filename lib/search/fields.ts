/** Parts of a row that are searched apart: what users and systems said, and the answers of each side. */
export const FIELDS = { prompt: 0, a: 1, b: 2 } as const
export type Field = (typeof FIELDS)[keyof typeof FIELDS]
