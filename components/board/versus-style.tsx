import type { ReactNode } from 'react'
import { Chart, type ChartCell } from '@/components/charts/chart'
import { PARTS, StackedRows } from '@/components/charts/stacked-rows'
import type { Versus } from '@/lib/queries/versus'
import { formatCount, formatMean, formatShare } from './numbers'
import { ENDS } from './outcome-chart'

export const COUNT_WORDS = {
  tokens: 'Tokens',
  headers: 'Headers',
  lists: 'List items',
  bold: 'Bold spans',
} as const

const CELL = 'px-2 py-1 text-right'

/** How the answers of the two differ in style, and what the answer with more of it won. */
export function VersusStyle({ versus }: { readonly versus: Versus }): ReactNode {
  const { a, b, style } = versus
  if (style.length === 0) return null
  const name = (model: string) => <span className="block max-w-40 truncate">{model}</span>
  return (
    <section aria-labelledby="style-head" className="mt-6 min-w-0">
      <h2 id="style-head" className="font-semibold">
        Length and style
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">
        Per answer, in the battles between the two. Right: how often the answer with more of it won, of the
        decisive votes on two unequal answers; 50 % would say that it does not matter.
      </p>
      <div className="relative mt-2 w-fit max-w-full overflow-x-auto rounded border border-line bg-surface">
        <table className="border-collapse text-sm">
          <thead className="text-xs text-soft">
            <tr>
              <th rowSpan={2} scope="col" className="px-3 py-1 text-left align-bottom font-medium">
                Count
              </th>
              <th colSpan={2} scope="colgroup" className={`${CELL} font-medium text-side-a`} title={a}>
                {name(`A ${a}`)}
              </th>
              <th colSpan={2} scope="colgroup" className={`${CELL} font-medium text-side-b`} title={b}>
                {name(`B ${b}`)}
              </th>
              <th rowSpan={2} scope="col" className={`${CELL} pr-3 align-bottom font-medium`}>
                The one with more won
              </th>
            </tr>
            <tr>
              {['a', 'b'].flatMap((side) =>
                ['median', 'mean'].map((kind) => (
                  <th key={side + kind} scope="col" className={`${CELL} font-normal`}>
                    {kind}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {style.map(({ name: count, a: first, b: second, moreWins, decisive }) => (
              <tr key={count} className="border-t border-line">
                <th scope="row" className="whitespace-nowrap px-3 py-1 text-left font-normal">
                  {COUNT_WORDS[count]}
                </th>
                {[first.median, first.mean, second.median, second.mean].map((value, index) => (
                  <td key={index} className={CELL}>
                    {formatMean(value)}
                  </td>
                ))}
                <td className={`whitespace-nowrap ${CELL} pr-3`}>
                  {decisive > 0 ? (
                    <>
                      {formatShare(moreWins.share)}{' '}
                      <span className="text-xs text-faint">
                        {formatShare(moreWins.lower)}–{formatShare(moreWins.upper)} of {formatCount(decisive)}
                      </span>
                    </>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Who wins the longer answer: whoever gave it, or one of the two. */
export function VersusLength({ versus }: { readonly versus: Versus }): ReactNode {
  const { a, b, length } = versus
  if (!length) return null
  const rows = [
    { key: 'a', label: 'A is longer', tally: length.longer.a },
    { key: 'b', label: 'B is longer', tally: length.longer.b },
    { key: 'neither', label: 'equally long', tally: length.longer.neither },
  ].filter(({ tally }) => tally.aWins + tally.bWins + tally.ties + tally.bothBad > 0)
  if (rows.length === 0) return null
  const meanings = { a: `${a} won`, b: `${b} won`, tie: 'tie', bad: 'both bad' }
  return (
    <Chart
      id="by-length"
      title="Who wins the longer answer"
      note={`Answers of ${a} are ${longerInWords(length.gap)} on average.${
        length.decisive > 0
          ? ` The longer answer won ${formatShare(length.longerWins.share)} of ${formatCount(length.decisive)} decisive votes, between ${formatShare(length.longerWins.lower)} and ${formatShare(length.longerWins.upper)}.`
          : ''
      }`}
      legend={ENDS.map(({ key }) => ({ background: PARTS[key].background, label: meanings[key] }))}
      table={{
        heads: ['answer', meanings.a, meanings.b, 'tied', 'both bad'],
        rows: rows.map(({ label, tally }): ChartCell[] => [
          label,
          ...ENDS.map(({ count }) => ({ text: formatCount(tally[count]), value: tally[count] })),
        ]),
      }}
      least={480}
    >
      <StackedRows
        label="How votes ended by which answer was the longer one"
        rows={rows.map(({ key, label, tally }) => {
          const all = tally.aWins + tally.bWins + tally.ties + tally.bothBad
          return {
            key,
            label,
            whole: `${formatCount(all)} ${all === 1 ? 'vote' : 'votes'}`,
            parts: ENDS.map((end) => ({
              key: end.key,
              count: tally[end.count],
              words: `${label}: ${formatCount(tally[end.count])} ${meanings[end.key]}`,
            })),
          }
        })}
      />
    </Chart>
  )
}

function longerInWords(gap: number): string {
  const tokens = Math.round(Math.abs(gap))
  if (tokens === 0) return 'as long as the others'
  return `${formatCount(tokens)} ${tokens === 1 ? 'token' : 'tokens'} ${gap > 0 ? 'longer' : 'shorter'}`
}
