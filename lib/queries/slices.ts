import { SLICES, type Slice } from '../board-policy'
import type { Dataset } from '../catalog'
import type { View } from '../view'
import { type Breakdown, fetchBreakdown, othersDone } from './breakdown'
import { isDimension, offersSlice } from './dimensions'
import { type LengthFigures, lengthFigures } from './length-effect'
import type { Matches } from './matches'
import { fetchOverTime, type OverTime } from './over-time'
import { fetchSideBias, type SideFigures } from './side-bias'
import type { VotesPage } from './votes-page'

/** What a view's votes are broken down by on the page: one at a time, since each takes dozens of fits. */
export type SliceFigures =
  | { readonly kind: 'values'; readonly breakdown: Breakdown }
  | { readonly kind: 'side'; readonly side: SideFigures }
  | { readonly kind: 'length'; readonly length: LengthFigures }
  | { readonly kind: 'time'; readonly time: OverTime | undefined }

/** Labels are on offer once a reader gave one. */
export function offeredSlices(dataset: Dataset, { labels }: Matches): readonly Slice[] {
  const isLabelled = [...(labels?.state.labels.values() ?? [])].some((count) => count > 0)
  return SLICES.filter((slice) => offersSlice(dataset, slice) && (slice !== 'label' || isLabelled))
}

export async function fetchSlices(
  dataset: Dataset,
  view: View,
  { board, matches }: Pick<VotesPage, 'board' | 'matches'>,
  slice: Slice,
): Promise<SliceFigures> {
  // The board is sent before this begins.
  await othersDone()
  if (isDimension(slice)) {
    return {
      kind: 'values',
      breakdown: await fetchBreakdown(dataset, view.chosen, board.policy, slice, matches),
    }
  }
  switch (slice) {
    case 'side':
      return { kind: 'side', side: await fetchSideBias(dataset, view.chosen, matches) }
    case 'length':
      return { kind: 'length', length: lengthFigures(dataset, matches) }
    case 'time':
      return { kind: 'time', time: await fetchOverTime(dataset, board, matches) }
  }
}
