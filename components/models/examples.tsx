import '@/components/rows/list.css'
import type { ReactNode } from 'react'
import { WatchPictures } from '@/components/images/watch-pictures'
import type { ListContext } from '@/components/rows/columns'
import { promptOf } from '@/components/rows/found'
import { thumb } from '@/components/rows/thumb'
import { votePair } from '@/components/rows/vote-pair'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { dayInWords } from '@/lib/day'
import { contentOf, type Html, html } from '@/lib/html'
import type { RowSummary } from '@/lib/queries/rows'
import { choose, isSortOffered, rowHrefs, type View, viewHref } from '@/lib/view'

interface ExamplesProps {
  readonly dataset: Dataset
  /** The model's own votes. */
  readonly own: View
  readonly blurred: boolean
  readonly lists: {
    readonly wins: readonly RowSummary[]
    readonly losses: readonly RowSummary[]
    readonly upsets: readonly RowSummary[]
    readonly slips: readonly RowSummary[]
  }
}

const KINDS = [
  { key: 'wins', title: 'Typical wins', outcome: 'win', sort: 'surprise' },
  { key: 'losses', title: 'Typical losses', outcome: 'loss', sort: 'surprise' },
  { key: 'upsets', title: 'Wins against the odds', outcome: 'win', sort: '-surprise' },
  { key: 'slips', title: 'Losses against the odds', outcome: 'loss', sort: '-surprise' },
] as const

/** A few votes to read: those expected most, and those expected least. */
export function Examples({ dataset, own, blurred, lists }: ExamplesProps): ReactNode {
  const shown = KINDS.filter(({ key }) => lists[key].length > 0)
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="examples-head" className="mt-6 min-w-0">
      <h2 id="examples-head" className="font-semibold">
        Votes to read
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">
        Typical are those that surprised least: the fit of the whole dataset gave them the best chance.
        Against the odds are those it gave the worst. One of each opponent.
      </p>
      <div className="mt-3 grid gap-x-8 gap-y-6 lg:grid-cols-2">
        {shown.map(({ key, title, outcome, sort }) => {
          const ended = choose(dataset, own, 'outcome', [outcome])
          const view: View = isSortOffered(dataset, sort) ? { ...ended, sort } : ended
          return (
            <div key={key} className="min-w-0">
              <h3 className="flex items-baseline justify-between gap-4 font-medium">
                {title}
                <Link
                  href={viewHref(dataset.slug, dataset, view)}
                  className="text-sm font-normal text-accent hover:underline"
                >
                  all in this order
                </Link>
              </h3>
              <WatchPictures>
                <ul
                  className="mt-2 grid gap-2"
                  data-to=""
                  {...contentOf(
                    lists[key].map((row) =>
                      card(row, { dataset, view, blurred, hrefOf: rowHrefs(dataset.slug, dataset, view) }),
                    ),
                  )}
                />
              </WatchPictures>
            </div>
          )
        })}
      </div>
    </section>
  )
}

function card(row: RowSummary, list: ListContext): Html {
  return html`<li class="flex gap-3 rounded border border-line bg-surface p-3">
    ${list.dataset.imageColumn !== '' && thumb(row, list, 64)}
    <div class="min-w-0 flex-1">
      <a href="${list.hrefOf(row.id)}" class="row-prompt" dir="auto" data-row-link>${promptOf(row, list)}</a>
      <div class="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-faint">
        ${votePair(row, false)}
        ${typeof row.surprise === 'number' && html`<span>${oneIn(row.surprise)}</span>`}
        ${row.time && html`<time datetime="${row.time}">${dayInWords(row.time)}</time>`}
      </div>
    </div>
  </li>`
}

/** "a chance of 12 %". */
function oneIn(bits: number): string {
  const chance = 100 * 2 ** -bits
  return `a chance of ${chance < 1 ? 'under 1' : chance.toFixed(0)}\u00a0%`
}
