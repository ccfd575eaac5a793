import { narrowed } from '@/components/board/narrowed'
import type { Dataset } from '@/lib/catalog'
import type { LengthFigures } from '@/lib/queries/length-effect'
import { choose, type View } from '@/lib/view'

/** Exactly the votes of a bin: which side is longer, how many times, and none that no bin counts. */
export function lengthView(
  dataset: Dataset,
  view: View,
  ratios: readonly number[],
  index: number,
  { selfBattles, noVote }: LengthFigures['besides'],
): View | undefined {
  const away = Math.abs(index - ratios.length)
  const next = ratios[away]
  const times = `${away === 0 ? '' : ratios[away - 1]}..${next === undefined ? '' : (next - 0.001).toFixed(3)}`
  const sided = away === 0 ? view : narrowed(dataset, view, 'gap', index > ratios.length ? '1..' : '..-1')
  const rows = sided && narrowed(dataset, sided, 'times', times)
  const odd = dataset.filters.find(({ name }) => name === 'odd')
  if (!rows || !odd || !(selfBattles || noVote)) return rows
  const chosen = rows.chosen.get('odd')
  const without = [...(selfBattles ? ['!self_battle'] : []), ...(noVote ? ['!no_vote'] : [])]
  return choose(dataset, rows, 'odd', [...(chosen ? odd.format(chosen) : []), ...without])
}
