/** Codes of `Votes.outcome`. Any other code is an error, never a tie. */
export const OUTCOME = { aWins: 0, bWins: 1, tie: 2, bothBad: 3, none: 255 } as const

export type ModelNumbers = Uint16Array | Int32Array

/** Votes as columns of one length. Models are numbered 0 … `models` − 1; `a` is shown left, `b` right. */
export interface Votes {
  readonly models: number
  readonly a: ModelNumbers
  readonly b: ModelNumbers
  readonly outcome: Uint8Array
}

/** Which votes: a `Uint8Array` is a mask (0 or not, one a vote), an `Int32Array` holds distinct row numbers. */
export type Selection = Uint8Array | Int32Array

/**
 * The selection as a mask of `votes` entries; none given means all.
 * Throws when a mask has another length or a row number lies outside.
 */
export function selectionMask(votes: number, selection?: Selection): Uint8Array {
  if (selection === undefined) return new Uint8Array(votes).fill(1)
  if (selection instanceof Uint8Array) {
    if (selection.length !== votes) {
      throw new Error(`A mask of ${selection.length} entries cannot select among ${votes} votes`)
    }
    return selection
  }
  const mask = new Uint8Array(votes)
  for (const row of selection) {
    if (row < 0 || row >= votes) throw new Error(`Row ${row} lies outside the ${votes} votes`)
    mask[row] = 1
  }
  return mask
}
