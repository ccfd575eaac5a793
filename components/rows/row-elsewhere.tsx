import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { Elsewhere } from '@/lib/queries/elsewhere'
import type { RowSummary } from '@/lib/queries/rows'
import { pageHref } from '@/lib/view'
import { OutcomeTable } from './outcome-table'

interface RowElsewhereProps {
  readonly dataset: Dataset
  readonly summary: RowSummary
  readonly elsewhere: Elsewhere
}

/** How often the same question was asked and the same image shown, and the ways there. */
export function RowElsewhere({ dataset, summary, elsewhere }: RowElsewhereProps): ReactNode {
  if (dataset.awaited.includes('question')) {
    return <p className="text-faint">Same question, same image: known once the images are read.</p>
  }
  const { question, image } = summary
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1 text-soft">
      {question !== null && (
        <Ways
          what="Same question elsewhere"
          counts={elsewhere.question}
          endings={<OutcomeTable of="question" value={question} {...{ dataset, summary, elsewhere }} />}
          dataset={dataset}
          href={pageHref(dataset.slug, ['questions', question])}
          keys={{ 'data-key': 'o', 'data-key-label': 'other answers to this question' }}
        />
      )}
      {image !== null && (
        <Ways
          what="Same image elsewhere"
          counts={elsewhere.image}
          endings={<OutcomeTable of="image" value={image} {...{ dataset, summary, elsewhere }} />}
          dataset={dataset}
          href={pageHref(dataset.slug, ['images', image])}
          keys={{ 'data-key': 'i', 'data-key-label': 'the image’s page' }}
        />
      )}
    </div>
  )
}

interface WaysProps {
  readonly what: string
  readonly counts: { readonly rows: number; readonly models: number }
  readonly dataset: Dataset
  readonly href: string
  /** How those votes ended. */
  readonly endings: ReactNode
  readonly keys: Readonly<Record<string, string>>
}

function Ways({ what, counts, dataset, href, endings, keys }: WaysProps) {
  if (counts.rows === 0) return <span className="text-faint">{what}: nowhere in this dataset</span>
  return (
    <div className="min-w-0">
      {what}:{' '}
      <Link
        href={href}
        className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
        {...keys}
      >
        {rowsInWords(dataset, counts.rows)}
      </Link>{' '}
      ({counts.models === 1 ? '1 model' : `${counts.models.toLocaleString('en')} models`}){endings}
    </div>
  )
}
