interface Cited {
  readonly description: { readonly title: string; readonly source?: string }
  /** Short hash of the files that were read. */
  readonly revision: string
}

/** Stand-ins for what only the reader's browser knows. */
const DATE = '{date}'
const ADDRESS = '{address}'

/** "1,204 votes where language is Polish. In: Arena 140k (source), revision 3f2a9c1d; read with Ringside on 2026-11-26. http://…" */
export function citation({ description, revision }: Cited, words: string): string {
  // A name such as org/dataset is cited; a sentence about where rows came from is not.
  const source = /^\S+$/.test(description.source ?? '') ? ` (${description.source})` : ''
  const sentence = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
  return `${sentence}. In: ${description.title}${source}, revision ${revision}; read with Ringside on ${DATE}. ${ADDRESS}`
}

/** The citation on a day, as YYYY-MM-DD. */
export function datedCitation(text: string, day: string, address: string): string {
  return text.replace(DATE, () => day).replace(ADDRESS, () => address)
}
