/** How a search was answered. */
export interface SearchedHow {
  /** True where there was no index of words yet, and every transcript was read. */
  readonly scanned: boolean
  /** Share of the candidates that time allowed to be looked at; 1 when all were. */
  readonly read: number
}

/** What a reader must know about how a search was answered; mostly nothing. */
export function searchCaveat({ scanned, read }: SearchedHow): string | undefined {
  if (scanned) {
    return 'The words of this dataset are still being indexed: every text was read to answer this. Searches will be quick once that is done.'
  }
  if (read < 1) {
    return `This search was cut off after a few seconds: ${Math.floor(read * 100)} % of the texts that might match were read, so some rows may be missing. A longer word in it makes it quicker.`
  }
  return undefined
}

/** The same for programs, to be spread into an answer: there only where rows may be missing. */
export function cutOffAnswer(search: SearchedHow | undefined): {
  readonly cut_off?: { readonly read: number; readonly message: string }
} {
  if (!search || search.scanned || search.read >= 1) return {}
  return { cut_off: { read: search.read, message: searchCaveat(search) ?? '' } }
}
