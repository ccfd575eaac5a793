import type { ReactNode } from 'react'
import { formatCount, formatShare } from '@/components/board/numbers'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { Quality, QualityLine } from '@/lib/queries/quality'
import { viewHref } from '@/lib/view'

/** Each kind of doubtful row: how many of the view, and the way to them. */
export function DoubtfulRows({
  dataset,
  quality: { total, lines, awaited },
}: {
  readonly dataset: Dataset
  readonly quality: Quality
}): ReactNode {
  return (
    <section aria-labelledby="doubtful-head" className="mt-4">
      <h2 id="doubtful-head" className="text-base font-semibold">
        Rows to look at twice
      </h2>
      <table className="mt-2 w-full max-w-3xl border-collapse text-sm" data-dims>
        <caption className="sr-only">Doubtful rows of {rowsInWords(dataset, total)}, by kind</caption>
        <thead>
          <tr className="border-b border-line-strong text-xs text-soft">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              What
            </th>
            <th scope="col" className="px-2 py-1 text-right font-medium">
              {dataset.kind === 'chat' ? 'Chats' : 'Votes'}
            </th>
            <th scope="col" className="px-2 py-1 text-right font-medium">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.kind} dataset={dataset} line={line} total={total} />
          ))}
        </tbody>
      </table>
      {awaited && (
        <p className="mt-1 text-xs text-faint">Repeated questions are counted once the images are read.</p>
      )}
    </section>
  )
}

function Line({
  dataset,
  line: { kind, words, meaning, count, view, models },
  total,
}: {
  readonly dataset: Dataset
  readonly line: QualityLine
  readonly total: number
}): ReactNode {
  return (
    <tr className="border-b border-line align-baseline" data-kind={kind}>
      <th scope="row" className="py-1.5 pr-2 text-left font-normal">
        <span
          className={count > 0 ? 'font-medium first-letter:uppercase' : 'text-soft first-letter:uppercase'}
        >
          {models
            ? `${formatCount(models.length)} ${models.length === 1 ? 'model' : 'models'} ${words}`
            : words}
        </span>
        <span className="block text-xs text-faint">{meaning}</span>
        {models && models.length > 0 && (
          <span className="block text-xs text-soft">
            {models
              .slice(0, 12)
              .map(({ model, votes }) => `${model} ${votes}`)
              .join(' · ')}
            {models.length > 12 && ` · ${models.length - 12} more`}
          </span>
        )}
      </th>
      <td className="px-2 py-1.5 text-right">
        {view ? (
          <Link
            href={viewHref(dataset.slug, dataset, { ...view, page: 1 })}
            className="text-accent hover:underline"
          >
            {formatCount(count)}
            <span className="sr-only"> rows: {words}</span>
          </Link>
        ) : (
          <span className="text-faint">{formatCount(count)}</span>
        )}
      </td>
      <td className="whitespace-nowrap px-2 py-1.5 text-right text-soft">
        {formatShare(total > 0 ? count / total : Number.NaN, 1)}
      </td>
    </tr>
  )
}
