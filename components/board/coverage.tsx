import type { ReactNode } from 'react'
import type { Dataset } from '@/lib/catalog'
import { contentOf, html } from '@/lib/html'
import type { Coverage as CoverageFigures } from '@/lib/queries/coverage'
import { type View, versusHrefs } from '@/lib/view'
import { formatCount, formatPoints } from './numbers'

interface CoverageProps {
  readonly dataset: Dataset
  readonly view: View
  readonly coverage: CoverageFigures | undefined
}

/** What the votes of this view can carry and what they cannot, in plain words. */
export function Coverage({ dataset, view, coverage }: CoverageProps): ReactNode {
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
      {coverage.never.length > 0 && <NeverMet {...{ dataset, view, coverage }} />}
    </section>
  )
}

function NeverMet({
  dataset,
  view,
  coverage: { pairs, met, never },
}: CoverageProps & { readonly coverage: CoverageFigures }): ReactNode {
  const hrefOf = versusHrefs(dataset.slug, dataset, view)
  const more = pairs - met - never.length
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer text-accent hover:underline">
        Pairs that never met: {formatCount(pairs - met)}
      </summary>
      <p className="mt-1 text-soft">
        Those first whose models have many votes: there the gap says most.{' '}
        {more > 0 && `${formatCount(more)} more are the empty cells of the matrix below.`}
      </p>
      <ul
        className="mt-1 max-h-80 columns-1 gap-6 overflow-auto sm:columns-2"
        data-to=""
        {...contentOf(
          never.map(
            ([a, b]) =>
              html`<li class="break-inside-avoid py-0.5"><a href="${hrefOf(a, b)}" rel="nofollow" class="hover:text-accent hover:underline"><bdi>${a}</bdi> <span class="text-faint">and</span> <bdi>${b}</bdi></a></li>`,
          ),
        )}
      />
    </details>
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
