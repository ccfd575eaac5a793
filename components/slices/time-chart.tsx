import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount, formatPoints } from '@/components/board/numbers'
import { Chart } from '@/components/charts/chart'
import { Columns } from '@/components/charts/columns'
import { scaleOfRows } from '@/components/charts/dot-rows'
import { Trend } from '@/components/charts/trend'
import type { Dataset } from '@/lib/catalog'
import type { Drift, OverTime } from '@/lib/queries/over-time'
import { choose, type View, viewHref } from '@/lib/view'

interface TimeChartProps {
  readonly dataset: Dataset
  readonly view: View
  readonly time: OverTime | undefined
}

/** When the votes were cast, and whether ratings drift. */
export function TimeChart({ dataset, view, time }: TimeChartProps): ReactNode {
  if (!time) return <p className="mt-3 max-w-prose text-soft">No vote of this view has a time.</p>
  const { unit, periods, untimed, drift } = time
  return (
    <>
      <Chart
        id="votes-over-time"
        title={`Votes a ${unit}`}
        least={480}
        {...(untimed > 0
          ? {
              note: `${formatCount(untimed)} ${untimed === 1 ? 'row' : 'rows'} without a time ${untimed === 1 ? 'is' : 'are'} left out.`,
            }
          : {})}
        table={{
          heads: [unit, 'votes'],
          rows: periods.map(({ value, votes }) => [value, { text: formatCount(votes), value: votes }]),
        }}
      >
        <Columns
          label={`Votes a ${unit}, UTC`}
          unit={`votes a ${unit}`}
          columns={periods.map(({ value, votes }) => {
            const own = narrowed(dataset, view, 'date', value)
            return {
              key: value,
              label: labelOf(value),
              count: votes,
              words: `${value.replace('..', ' to ')}: ${formatCount(votes)} ${votes === 1 ? 'vote' : 'votes'}`,
              href: own && viewHref(dataset.slug, dataset, own),
            }
          })}
        />
      </Chart>
      {drift ? (
        <DriftChart {...{ dataset, view, drift }} />
      ) : (
        <p className="mt-4 max-w-prose text-soft">
          There are too few votes a week, a month or a year to rate the same models in each, so nothing can be
          said of drift.
        </p>
      )}
    </>
  )
}

function DriftChart({
  dataset,
  view,
  drift,
}: {
  readonly dataset: Dataset
  readonly view: View
  readonly drift: Drift
}): ReactNode {
  const { unit, periods, reference, models } = drift
  const all = models.flatMap(({ points }) =>
    points.flatMap((point) => (point ? [{ ...point, value: point.rating }] : [])),
  )
  const scale = scaleOfRows(all)
  const unfitted = periods.filter(({ fitted }) => !fitted).length
  return (
    <Chart
      id="drift"
      title={`Ratings by ${unit}`}
      note={`The best models of the board, fitted anew in every ${unit} and measured from the mean of the ${reference} models that have at least 30 votes in each. A line that leaves its bars (95 %) is a drift; a bend within them is chance.${
        unfitted > 0
          ? ` ${unfitted} ${unfitted === 1 ? `${unit} has` : `${unit}s have`} too few votes and ${unfitted === 1 ? 'is' : 'are'} left open.`
          : ''
      }`}
      table={{
        heads: ['model', unit, 'rating', 'lower', 'upper'],
        rows: models.flatMap(({ model, points }) =>
          points.flatMap((point, index) =>
            point
              ? [
                  [
                    model,
                    periods[index]?.value ?? '',
                    ...[point.rating, point.lower, point.upper].map((value) => ({
                      text: formatPoints(value),
                      value: Math.round(value * 100) / 100,
                    })),
                  ],
                ]
              : [],
          ),
        ),
      }}
    >
      {models.map(({ model, points }) => {
        const name = dataset.filters.find((filter) => filter.name === 'model')
        const alone = choose(dataset, view, 'model', [name?.param(model) ?? model])
        return (
          <Trend
            key={model}
            heading={{ text: model, href: viewHref(dataset.slug, dataset, view, ['models', model]) }}
            scale={scale}
            format={formatPoints}
            unit="rating in points"
            points={points.map((point, index) => {
              const period = periods[index]
              const own = period && narrowed(dataset, alone, 'date', period.value)
              return {
                key: period?.value ?? String(index),
                label: labelOf(period?.value ?? ''),
                value: point?.rating,
                ...(point ? { lower: point.lower, upper: point.upper } : {}),
                words: point
                  ? `${model}, ${period?.value.replace('..', ' to ')}: ${formatPoints(point.rating)} (${formatPoints(point.lower)} to ${formatPoints(point.upper)})`
                  : '',
                href: own && viewHref(dataset.slug, dataset, own),
              }
            })}
          />
        )
      })}
    </Chart>
  )
}

/** A week by its Monday: there is no room for both ends. */
function labelOf(value: string): string {
  return value.split('..')[0] ?? value
}
