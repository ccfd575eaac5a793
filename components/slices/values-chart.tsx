import type { ReactNode } from 'react'
import { narrowed } from '@/components/board/narrowed'
import { formatCount, formatDifference, formatPoints } from '@/components/board/numbers'
import { modelVotesHref } from '@/components/board/vote-links'
import { Chart, type ChartTable } from '@/components/charts/chart'
import { type DotRow, DotRows, scaleOfRows } from '@/components/charts/dot-rows'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { Breakdown, BreakdownDifference } from '@/lib/queries/breakdown'
import type { Board } from '@/lib/queries/leaderboard'
import { pageHref, type View, viewHref, viewQuery } from '@/lib/view'
import { EndsChart } from './ends-chart'

interface ValuesChartProps {
  readonly dataset: Dataset
  readonly view: View
  readonly board: Board
  readonly breakdown: Breakdown
  readonly segments: readonly string[]
}

/** Models a panel shows; the table has all. */
const SHOWN = 10
const MARKED = 3

/** How each model's rating inside a value differs from the rest of the view, and how the votes of each ended. */
export function ValuesChart({ dataset, view, board, breakdown, segments }: ValuesChartProps): ReactNode {
  const { by } = breakdown
  const filter = dataset.filters.find(({ name }) => name === (by === 'month' ? 'date' : by))
  if (!filter) return null
  const words = (value: string) =>
    by === 'month' ? value : labelOf(filter.label, filter.valueInWords(value), by)
  const inside = (value: string) => narrowed(dataset, view, filter.name, value)
  const profiles = (value: string) => {
    const query = viewQuery(dataset, inside(value) ?? view)
    return (model: string) => pageHref(dataset.slug, ['models', model]) + query
  }
  const rated = breakdown.values.filter(({ differences }) => differences.length > 0)
  const compared = rated.reduce((sum, { differences }) => sum + differences.length, 0)
  const panels = rated.map(({ value, votes, differences }) => {
    const shown = farthest(differences)
    const own = inside(value)
    const profile = profiles(value)
    return {
      value,
      heading: {
        text: `${words(value)} · ${formatCount(votes)}`,
        words: `${words(value)}: ${formatCount(votes)} votes`,
        href: own && viewHref(dataset.slug, dataset, own, segments),
      },
      rows: shown.map((one) => ({
        ...rowOf(one, words(value), own && modelVotesHref(dataset, own, one.model, board.leftOut)),
        labelHref: profile(one.model),
      })),
    }
  })
  const scale = scaleOfRows(
    panels.flatMap(({ rows }) => rows),
    0,
  )
  return (
    <>
      {panels.length > 0 ? (
        <Chart
          id={`ratings-by-${by}`}
          title={`Ratings by ${by === 'month' ? 'month' : filter.label}`}
          note={
            <Note
              compared={compared}
              more={breakdown.more}
              models={Math.max(...rated.map(({ differences }) => differences.length))}
            />
          }
          table={tableOf(breakdown, words, profiles)}
        >
          {panels.map(({ value, heading, rows }) => (
            <DotRows
              key={value}
              {...{ rows, scale, heading }}
              format={formatDifference}
              unit="points against the rest"
              even={0}
            />
          ))}
        </Chart>
      ) : (
        <p className="mt-3 max-w-prose text-soft">
          {breakdown.reason === 'chosen_by_result'
            ? 'These votes were chosen by how they ended: ratings of their parts would only repeat that.'
            : by === 'label' && breakdown.values.length === 0
              ? 'No row of this view has a label yet: readers give them on the page of a row.'
              : 'No two values here leave two models with at least 30 votes inside and 30 in the rest, so there is no rating to compare.'}
        </p>
      )}
      {breakdown.values.length > 0 && (
        <EndsChart
          dataset={dataset}
          id={`ends-by-${by}`}
          title={
            by === 'order'
              ? 'How votes ended, by their place in the session'
              : `How votes ended, by ${by === 'month' ? 'month' : filter.label}`
          }
          {...(by === 'order'
            ? {
                note: 'Do people tire? A rising share of ties or both bad along a session would say so. Longer sessions are other people’s, too.',
              }
            : {})}
          rows={breakdown.values.map(({ value, ends }) => ({
            key: value,
            label: words(value),
            ends,
            view: inside(value),
          }))}
        />
      )}
    </>
  )
}

function labelOf(label: string, value: string, by: Breakdown['by']): string {
  if (by === 'code') return value === 'yes' ? 'code' : 'no code'
  return by === 'turns' || by === 'order' ? `${label} ${value}` : value
}

/** Those farthest from the rest for their error, in the order of their difference. */
function farthest(differences: readonly BreakdownDifference[]): BreakdownDifference[] {
  const z = ({ interval }: BreakdownDifference) => Math.abs(interval?.z ?? 0)
  return [...differences]
    .sort((one, other) => z(other) - z(one))
    .slice(0, SHOWN)
    .sort((one, other) => other.difference - one.difference)
}

function rowOf(one: BreakdownDifference, value: string, href: string | undefined): DotRow {
  const { model, first, second, difference, interval } = one
  const isMarked = interval !== null && Math.abs(interval.z) > MARKED
  const sign = difference > 0 ? '▲' : '▼'
  return {
    key: model,
    label: isMarked ? `${sign} ${model}` : model,
    value: difference,
    lower: interval?.lower ?? difference,
    upper: interval?.upper ?? difference,
    words: `${model}, ${value}: ${formatPoints(first)}, in the rest ${formatPoints(second)}, difference ${formatDifference(difference)}${
      interval
        ? ` (${formatDifference(interval.lower)} to ${formatDifference(interval.upper)}), z ${interval.z.toFixed(1)}${isMarked ? ', more than three standard errors' : ''}`
        : ''
    }`,
    href,
    faint: !isMarked,
  }
}

function Note({
  compared,
  more,
  models,
}: {
  readonly compared: number
  readonly more: number
  readonly models: number
}): ReactNode {
  const chance = compared * 0.0027
  return (
    <p>
      Points by which a model is rated higher where the value holds than in the rest of the view, for models
      with at least 30 votes in both. ▲ and ▼ mark more than three standard errors. Many comparisons are many
      chances: of these {formatCount(compared)} chance alone marks{' '}
      {chance < 1 ? 'less than one' : `about ${chance.toFixed(0)}`}.
      {models > SHOWN &&
        ` Each panel shows the ${SHOWN} models that differ most for their error, which flatters them; the table has all.`}
      {more > 0 && ` ${formatCount(more)} rarer ${more === 1 ? 'value is' : 'values are'} not shown.`}{' '}
      <Link
        href={pageHref('methods')}
        className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
      >
        How?
      </Link>
    </p>
  )
}

function tableOf(
  { values }: Breakdown,
  words: (value: string) => string,
  profiles: (value: string) => (model: string) => string,
): ChartTable {
  const number = (value: number, text: string) => ({ value: Math.round(value * 100) / 100, text })
  return {
    heads: ['value', 'model', 'inside', 'in the rest', 'difference', 'lower', 'upper', 'z'],
    rows: values.flatMap(({ value, differences }) => {
      const profile = profiles(value)
      return differences.map(({ model, first, second, difference, interval }) => [
        words(value),
        { text: model, href: profile(model) },
        number(first, formatPoints(first)),
        number(second, formatPoints(second)),
        number(difference, formatDifference(difference)),
        ...(interval
          ? [
              number(interval.lower, formatDifference(interval.lower)),
              number(interval.upper, formatDifference(interval.upper)),
              number(interval.z, interval.z.toFixed(1)),
            ]
          : ['', '', '']),
      ])
    }),
  }
}
