import type { ReactNode } from 'react'
import type { Coverage as CoverageFigures } from '@/lib/queries/coverage'
import { formatCount, formatPoints } from './numbers'

/** What the votes of this view can carry and what they cannot, in plain words. */
export function Coverage({ coverage }: { readonly coverage: CoverageFigures | undefined }): ReactNode {
  if (!coverage) return null
  const said = sentences(coverage)
  return (
    <section aria-labelledby="coverage-head" className="mt-8 max-w-prose">
      <h2 id="coverage-head" className="text-base font-semibold">
        What these votes can carry
      </h2>
      <ul className="mt-1 list-disc space-y-1 pl-5 text-soft">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

function sentences(coverage: CoverageFigures): string[] {
  const { models, pairs, met, votesPerPair, votes, thin, groups, provisional, tellable } = coverage
  const never = pairs - met
  return [
    `${formatCount(models)} models. A model has ${formatCount(votes.fewest)} to ${formatCount(votes.most)} votes, the middle one ${formatCount(votes.middle)}.`,
    never > 0
      ? `Of ${formatCount(pairs)} possible pairs ${formatCount(met)} met, the middle one of them ${times(votesPerPair)}; ${formatCount(never)} never did. What the board says of those comes by way of third models.`
      : `All ${formatCount(pairs)} pairs met, the middle one ${times(votesPerPair)}.`,
    ...(tellable === undefined
      ? []
      : [
          `Two models of the usual interval that stand less than about ${formatPoints(tellable)} points apart cannot be told apart by these votes.`,
        ]),
    ...(thin.length > 0
      ? [
          `${formatCount(thin.length)} ${thin.length === 1 ? 'model has' : 'models have'} fewer than 30 votes: read ${thin.length === 1 ? 'its place' : 'their places'} as a guess. ${thin.length === 1 ? 'It does' : 'They do'} not enter the zero point where others can.`,
        ]
      : []),
    ...(groups.length > 1
      ? [
          `The models fall into ${groups.length} groups that never met one another, so ratings compare within a group only. Outside the largest: ${named(groups.slice(1).flat())}.`,
        ]
      : []),
    ...(provisional.length > 0
      ? [
          `${formatCount(provisional.length)} ${provisional.length === 1 ? 'place is' : 'places are'} provisional, with the reason beside the name: nothing bounds ${provisional.length === 1 ? 'its strength' : 'their strength'} from both sides.`,
        ]
      : []),
  ]
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`
}

function named(models: readonly string[]): string {
  const shown = models.slice(0, 8).join(', ')
  return models.length > 8 ? `${shown} and ${models.length - 8} more` : shown
}
