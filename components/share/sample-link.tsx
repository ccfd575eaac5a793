import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { formatSample, type Sample } from '@/lib/filters/sample'
import { choose, type View, viewHref } from '@/lib/view'

interface SampleLinkProps {
  readonly dataset: Dataset
  readonly view: View
  /** Rows of the view. */
  readonly total: number
  readonly segments: readonly string[]
}

const USUAL = 50

/** Fifty rows of the view, the same for everyone; and from there another fifty. */
export function SampleLink({ dataset, view, total, segments }: SampleLinkProps): ReactNode {
  const [drawn] = (view.chosen.get('sample')?.any ?? []) as readonly Sample[]
  if (!drawn && total <= USUAL) return null
  const next: Sample = drawn ? { size: drawn.size, seed: drawn.seed + 1 } : { size: USUAL, seed: 1 }
  return (
    <Link
      href={viewHref(dataset.slug, dataset, choose(dataset, view, 'sample', [formatSample(next)]), segments)}
      className="whitespace-nowrap rounded border border-line bg-surface px-3 py-1 hover:bg-sunken"
      title={`${next.size} of these rows drawn at random, the same for everyone who opens the link`}
    >
      {drawn ? `Another ${next.size}` : `Sample ${next.size}`}
    </Link>
  )
}
