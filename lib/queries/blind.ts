import type { Dataset } from '../catalog'
import { type CrowdAgreement, crowdAgreement } from '../labels/agreement'
import type { BlindVote } from '../labels/state'
import { WINNERS } from '../vote'
import { fetchLabels } from './labels'

export interface BlindAgreement {
  readonly who: string
  readonly all: CrowdAgreement
  /** Categories with at least one of the votes, most votes first. */
  readonly categories: readonly (CrowdAgreement & { readonly category: string })[]
}

/** What each blind reader's votes have in common with the stored ones, over rows that somebody voted on. */
export async function fetchBlindAgreement(dataset: Dataset): Promise<readonly BlindAgreement[]> {
  const { byRow } = await fetchLabels(dataset)
  const { codes, categories, terms } = dataset.counted
  const votes = new Map<string, { row: number; pair: readonly [BlindVote, BlindVote] }[]>()
  for (const [row, labelled] of byRow) {
    const stored = WINNERS[codes.winner[row] ?? -1]
    if (!stored) continue
    for (const [who, vote] of labelled.votes) {
      const known = votes.get(who) ?? []
      votes.set(who, [...known, { row, pair: [vote, stored] }])
    }
  }
  const holds = (row: number, code: number) =>
    ((code < 32 ? (categories[0][row] ?? 0) >>> code : (categories[1][row] ?? 0) >>> (code - 32)) & 1) === 1
  return [...votes].map(([who, cast]) => ({
    who,
    all: crowdAgreement(cast.map(({ pair }) => pair)),
    categories: (terms.category ?? [])
      .map((category, code) => ({
        category,
        ...crowdAgreement(cast.filter(({ row }) => holds(row, code)).map(({ pair }) => pair)),
      }))
      .filter(({ votes: count }) => count > 0)
      .sort((one, other) => other.votes - one.votes),
  }))
}
