import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { OutcomeBar } from '@/components/votes/outcome-bar'
import type { Dataset } from '@/lib/catalog'
import type { PairTally, Versus, VersusGroup } from '@/lib/queries/versus'
import { choose, type View, viewHref } from '@/lib/view'
import { formatCount, formatDifference, formatPoints, formatShare } from './numbers'

interface VersusFiguresProps {
  readonly dataset: Dataset
  /** The votes between the two. */
  readonly view: View
  readonly versus: Versus
}

/** Who won how often, what the board expects of it, and where. */
export function VersusFigures({ dataset, view, versus }: VersusFiguresProps): ReactNode {
  const { a, b, groups } = versus
  return (
    <>
      <section aria-label="Result" className="max-w-3xl">
        <div className="flex justify-between gap-4 font-medium">
          <span className="truncate text-side-a" dir="auto">
            {a}
          </span>
          <span className="truncate text-side-b" dir="auto">
            {b}
          </span>
        </div>
        <OutcomeBar outcomes={outcomesOf(versus)} />
        <p className="mt-2 flex flex-wrap gap-x-3">
          {ENDS.filter(([key]) => versus[key] > 0).map(([key, outcome]) => (
            <Link
              key={key}
              href={viewHref(dataset.slug, dataset, choose(dataset, view, 'outcome', [outcome]))}
              className="text-accent hover:underline"
            >
              {formatCount(versus[key])} {wordsOf(key, versus)}
            </Link>
          ))}
        </p>
        <ul className="mt-3 list-disc space-y-1 pl-5 text-soft">
          {sentences(versus).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {groups.map((group) => (
        <Group key={group.name} {...{ dataset, view, group }} />
      ))}
    </>
  )
}

const ENDS = [
  ['aWins', 'win'],
  ['bWins', 'loss'],
  ['ties', 'tie'],
  ['bothBad', 'both_bad'],
] as const

function wordsOf(key: keyof PairTally, { a, b }: Versus): string {
  return { aWins: `won by ${a}`, bWins: `won by ${b}`, ties: 'tied', bothBad: 'both bad' }[key]
}

function sentences({ a, b, share, votes, expected, length, noVote, board }: Versus): string[] {
  const ties = board.policy.ties === 'half' ? 'a tie counts half' : 'ties left out'
  const difference = expected?.difference
  return [
    ...(votes > 0
      ? [
          `${a} won ${formatShare(share.share)} of ${formatCount(votes)} (${ties}), between ${formatShare(share.lower)} and ${formatShare(share.upper)}.`,
        ]
      : []),
    ...(expected
      ? [
          `The board of the view expects ${formatShare(expected.share)}: ${a} does ${formatPoints(Math.abs(100 * (share.share - expected.share)))} points of a hundred ${share.share >= expected.share ? 'better' : 'worse'}, ${Math.abs(expected.residual).toFixed(1)} standard deviations${Math.abs(expected.residual) > 3 ? ', more than chance' : ''}.`,
        ]
      : []),
    ...(difference
      ? [
          `Its rating differs from that of ${b} by ${formatDifference(difference.difference)}, between ${formatDifference(difference.lower)} and ${formatDifference(difference.upper)}.`,
        ]
      : []),
    ...(length
      ? [
          `Answers of ${a} are ${longerInWords(length.gap)} on average.` +
            (length.decisive > 0
              ? ` The longer answer won ${formatShare(length.longerWins.share)} of ${formatCount(length.decisive)} decisive votes.`
              : ''),
        ]
      : []),
    ...(noVote > 0
      ? [`${formatCount(noVote)} ${noVote === 1 ? 'battle has' : 'battles have'} no vote.`]
      : []),
  ]
}

function longerInWords(gap: number): string {
  const tokens = Math.round(Math.abs(gap))
  if (tokens === 0) return 'as long as the others'
  return `${formatCount(tokens)} ${tokens === 1 ? 'token' : 'tokens'} ${gap > 0 ? 'longer' : 'shorter'}`
}

function Group({
  dataset,
  view,
  group,
}: {
  readonly dataset: Dataset
  readonly view: View
  readonly group: VersusGroup
}): ReactNode {
  const filter = dataset.filters.find(({ name }) => name === group.name)
  if (!filter) return null
  const words = (value: string) => filter.valueInWords(value)
  // A filter already chosen would be replaced: the count then promises something else.
  const href = (value: string) =>
    view.chosen.has(group.name)
      ? undefined
      : viewHref(dataset.slug, dataset, choose(dataset, view, group.name, [filter.param(value)]))
  return (
    <section aria-labelledby={`by-${group.name}`} className="mt-8 max-w-3xl">
      <h2 id={`by-${group.name}`} className="text-base font-semibold">
        By {filter.label}
      </h2>
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {group.rows.map((row) => {
          const to = href(row.value)
          return (
            <li key={row.value} className="grid gap-x-4 py-1.5 sm:grid-cols-[11rem_1fr]">
              <span className="truncate">
                {to ? (
                  <Link href={to} className="text-accent hover:underline">
                    {words(row.value)}
                  </Link>
                ) : (
                  words(row.value)
                )}
              </span>
              <OutcomeBar outcomes={outcomesOf(row)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function outcomesOf({ aWins, bWins, ties, bothBad }: PairTally) {
  return { win: aWins, loss: bWins, tie: ties, both_bad: bothBad }
}
