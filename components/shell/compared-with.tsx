import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { againstInWords, comparedWith, complement, swapped } from '@/lib/against'
import type { Dataset } from '@/lib/catalog'
import type { Comparison } from '@/lib/queries/compare'
import { type View, viewHref } from '@/lib/view'

interface ComparedWithProps {
  readonly dataset: Dataset
  readonly view: View
  readonly comparison: Comparison
}

const NAME = 'underline decoration-line-strong underline-offset-4 hover:decoration-accent'

/** The second half of a heading: what the view is compared with, as a link to those rows. */
export function ComparedWith({ dataset, view, comparison }: ComparedWithProps): ReactNode {
  const { against, total } = comparison
  const words = againstInWords(dataset, against, total)
  const there = against === 'rest' ? complement(dataset, view) : against
  return (
    <>
      {' '}
      <span className="font-normal text-soft">compared with</span>{' '}
      {there ? (
        <Link href={viewHref(dataset.slug, dataset, there)} className={NAME}>
          {words}
        </Link>
      ) : (
        words
      )}
    </>
  )
}

/** A heading that stands alone becomes a link to its rows beside the other. */
export function ComparedHeading({
  dataset,
  view,
  children,
}: Pick<ComparedWithProps, 'dataset' | 'view'> & { readonly children: ReactNode }): ReactNode {
  return (
    <Link href={viewHref(dataset.slug, dataset, comparedWith(dataset, view, undefined))} className={NAME}>
      {children}
    </Link>
  )
}

/** The ways out of a comparison: the other way round, and without. */
export function ComparisonSteps({
  dataset,
  view,
  comparison: { against, total, overlap },
  segments,
}: ComparedWithProps & { readonly segments: readonly string[] }): ReactNode {
  const swap = swapped(dataset, view, against)
  const step = (to: View, words: string) => (
    <Link
      href={viewHref(dataset.slug, dataset, to, segments)}
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {words}
    </Link>
  )
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-soft">
      {swap && step(swap, 'Swap the two')}
      {step(comparedWith(dataset, view, undefined), 'Stop comparing')}
      {total === 0 && <span>Nothing is there to compare with.</span>}
      {overlap > 0 && (
        <span>
          {overlap.toLocaleString('en')} {overlap === 1 ? 'row is' : 'rows are'} in both: differences have no
          interval.
        </span>
      )}
    </p>
  )
}
