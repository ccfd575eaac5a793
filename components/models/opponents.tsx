import type { ReactNode } from 'react'
import { formatCount, formatShare } from '@/components/board/numbers'
import { FEW } from '@/components/board/outcome-chart'
import { Chart, type ChartCell } from '@/components/charts/chart'
import { DotRows } from '@/components/charts/dot-rows'
import { linearScale } from '@/components/charts/scale'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { Opponent } from '@/lib/queries/model-opponents'
import { choose, pageHref, type View, versusHref, viewHref, viewQuery } from '@/lib/view'

interface OpponentsProps {
  readonly dataset: Dataset
  /** The view without its models, and the model's own votes in it. */
  readonly base: View
  readonly own: View
  readonly model: string
  readonly opponents: readonly Opponent[]
  readonly extremes: { readonly best: readonly Opponent[]; readonly worst: readonly Opponent[] }
}

const CELL = 'px-2 py-1 text-right'

/** Whom the model does best and worst against, and all it met. */
export function Opponents(props: OpponentsProps): ReactNode {
  const { opponents, extremes } = props
  if (opponents.length === 0) return null
  const { best, worst } = extremes
  const few = best.length === 0
  return (
    <div>
      <Chart
        id="opponents"
        title={few ? 'Opponents' : 'Best and worst opponents'}
        note={
          <>
            Share won, a tie for half unless ties are left out, with its 95 % interval.
            {!few &&
              ' Best are those with the highest lower end, worst those with the lowest upper end, so that two wins of two head no list.'}
            {opponents.some(({ expected }) => expected !== undefined) &&
              ' The stroke is what the board of the view expects.'}
          </>
        }
        table={{
          heads: ['opponent', 'votes', 'share', 'from', 'to', 'expected'],
          rows: [...best, ...worst, ...(few ? opponents : [])].map((one): ChartCell[] => [
            one.model,
            { text: formatCount(one.votes), value: one.votes },
            ...[one.share.share, one.share.lower, one.share.upper].map((value) => ({
              text: formatShare(value),
              value,
            })),
            one.expected === undefined ? '–' : { text: formatShare(one.expected), value: one.expected },
          ]),
        }}
        least={480}
      >
        {few ? (
          <Dots {...props} shown={opponents} />
        ) : (
          <>
            <Dots {...props} shown={best} heading="Best against" />
            <Dots {...props} shown={worst} heading="Worst against" />
          </>
        )}
      </Chart>
      <AllOpponents {...props} />
    </div>
  )
}

function Dots({
  dataset,
  own,
  shown,
  heading,
}: OpponentsProps & { readonly shown: readonly Opponent[]; readonly heading?: string }): ReactNode {
  return (
    <DotRows
      {...(heading ? { heading: { text: heading, words: heading } } : {})}
      unit="share won"
      scale={linearScale(0, 1, 4)}
      format={(share) => formatShare(share)}
      even={0.5}
      row={24}
      rows={shown.map((one) => ({
        key: one.model,
        label: one.model,
        value: one.share.share,
        lower: one.share.lower,
        upper: one.share.upper,
        expected: one.expected,
        faint: one.votes < FEW,
        words: `Against ${one.model}: ${formatShare(one.share.share)} of ${formatCount(one.votes)}, between ${formatShare(one.share.lower)} and ${formatShare(one.share.upper)}${one.expected === undefined ? '' : `; expected ${formatShare(one.expected)}`}`,
        href: againstHref(dataset, own, one.model),
      }))}
    />
  )
}

function againstHref(dataset: Dataset, own: View, opponent: string, outcome?: string): string {
  const param = dataset.filters.find(({ name }) => name === 'vs')?.param(opponent) ?? opponent
  const met = choose(dataset, own, 'vs', [param])
  return viewHref(dataset.slug, dataset, outcome ? choose(dataset, met, 'outcome', [outcome]) : met)
}

/** Everybody, in the order of the board, with the way to head to head. */
function AllOpponents({ dataset, base, own, model, opponents }: OpponentsProps): ReactNode {
  const expected = opponents.some((one) => one.expected !== undefined)
  return (
    <details className="mt-1 text-sm">
      <summary className="w-fit cursor-pointer text-accent hover:underline">
        All {formatCount(opponents.length)} opponents, in the order of the board
      </summary>
      <div className="relative mt-2 max-h-[70vh] w-fit max-w-full overflow-auto rounded border border-line bg-surface">
        <table className="border-collapse">
          <thead className="text-xs text-soft">
            <tr>
              {[
                'Opponent',
                'Won',
                'Lost',
                'Tied',
                'Both bad',
                'Share',
                ...(expected ? ['Expected', 'z'] : []),
                '',
              ].map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={`sticky top-0 bg-surface px-2 py-1.5 font-medium ${index === 0 ? 'text-left' : 'text-right'}`}
                >
                  {head || <span className="sr-only">Head to head</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {opponents.map((one) => (
              <tr key={one.model} className="border-t border-line">
                <th scope="row" className="max-w-64 px-2 py-1 text-left font-normal">
                  <Link
                    href={pageHref(dataset.slug, ['models', one.model]) + viewQuery(dataset, base)}
                    className="block truncate hover:text-accent hover:underline"
                    title={one.model}
                    dir="auto"
                  >
                    {one.model}
                  </Link>
                </th>
                {(
                  [
                    ['win', one.aWins],
                    ['loss', one.bWins],
                    ['tie', one.ties],
                    ['both_bad', one.bothBad],
                  ] as const
                ).map(([outcome, count]) => (
                  <td key={outcome} className={CELL}>
                    {count > 0 ? (
                      <Link
                        href={againstHref(dataset, own, one.model, outcome)}
                        className="text-accent hover:underline"
                      >
                        {formatCount(count)}
                      </Link>
                    ) : (
                      <span className="text-faint">0</span>
                    )}
                  </td>
                ))}
                <td className={`whitespace-nowrap ${CELL}`}>
                  {formatShare(one.share.share)}{' '}
                  <span className="text-xs text-faint">
                    {formatShare(one.share.lower)}–{formatShare(one.share.upper)}
                  </span>
                </td>
                {expected && (
                  <>
                    <td className={`text-soft ${CELL}`}>{formatShare(one.expected ?? Number.NaN)}</td>
                    <Residual residual={one.residual} />
                  </>
                )}
                <td className={CELL}>
                  <Link
                    href={versusHref(dataset.slug, dataset, base, model, one.model)}
                    className="whitespace-nowrap text-accent hover:underline"
                  >
                    head to head<span className="sr-only"> with {one.model}</span>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Residual({ residual }: { readonly residual: number | undefined }): ReactNode {
  if (residual === undefined) return <td className={`text-faint ${CELL}`}>–</td>
  const sure = Math.abs(residual) > 3
  return (
    <td className={`whitespace-nowrap ${CELL} ${sure ? 'font-semibold' : 'text-soft'}`}>
      {sure && (
        <span className="mr-1 text-accent">
          <span aria-hidden="true">{residual > 0 ? '▲' : '▼'}</span>
          <span className="sr-only">more than chance: </span>
        </span>
      )}
      {residual < 0 ? '−' : '+'}
      {Math.abs(residual).toFixed(1)}
    </td>
  )
}
