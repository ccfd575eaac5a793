import { Link } from '@/components/ui/link'
import { type Offer, PAGE_SIZES, type View, viewHref } from '@/lib/view'

interface PagerProps {
  readonly slug: string
  readonly offer: Offer
  readonly view: View
  readonly total: number
  /** Segments of the page it stands on; browse when empty. */
  readonly segments?: readonly string[]
}

export function Pager({ slug, offer, view, total, segments = [] }: PagerProps) {
  const last = Math.max(1, Math.ceil(total / view.size))
  if (total <= PAGE_SIZES[0]) return null
  const to = (page: number) => viewHref(slug, offer, { ...view, page }, segments)
  const step = (page: number, label: string, key?: string) =>
    page < 1 || page > last || page === view.page ? (
      <span className="px-2 py-1 text-line-strong" aria-disabled="true">
        {label}
      </span>
    ) : (
      <Link
        href={to(page)}
        className="rounded px-2 py-1 hover:bg-sunken"
        {...(key ? { 'data-key': key, 'data-key-label': `${label} page` } : {})}
      >
        {label}
      </Link>
    )
  return (
    <nav
      aria-label="Pages"
      className="mt-6 flex flex-wrap items-center justify-between gap-3 text-soft tabular-nums"
    >
      <p>
        <span className="sr-only">Rows a page: </span>
        {PAGE_SIZES.map((size) => (
          <Link
            key={size}
            href={viewHref(slug, offer, { ...view, size, page: 1 }, segments)}
            aria-current={size === view.size ? 'true' : undefined}
            className="rounded px-2 py-1 hover:bg-sunken aria-[current=true]:font-semibold aria-[current=true]:text-ink"
          >
            {size}
          </Link>
        ))}
        <span className="text-faint"> a page</span>
      </p>
      <div className="flex flex-wrap items-center">
        <span className="hidden sm:inline">{step(1, 'first')}</span>
        {step(view.page - 1, 'previous', 'p')}
        {pagesAround(view.page, last).map((page, index) =>
          page === undefined ? (
            <span key={`gap${index}`} className="px-1 text-faint">
              …
            </span>
          ) : (
            <Link
              key={page}
              href={to(page)}
              aria-current={page === view.page ? 'page' : undefined}
              aria-label={`Page ${page}`}
              className="rounded px-2 py-1 hover:bg-sunken aria-[current=page]:bg-accent aria-[current=page]:text-on-accent"
            >
              {page.toLocaleString('en')}
            </Link>
          ),
        )}
        {step(view.page + 1, 'next', 'n')}
        <span className="hidden sm:inline">{step(last, 'last')}</span>
      </div>
    </nav>
  )
}

/** The pages at hand and both ends; undefined stands for a gap. */
function pagesAround(page: number, last: number): (number | undefined)[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, last]
  const pages = [...new Set(wanted)].filter((one) => one >= 1 && one <= last).sort((a, b) => a - b)
  return pages.flatMap((one, index) => {
    const before = pages[index - 1]
    return before !== undefined && one - before > 1 ? [undefined, one] : [one]
  })
}
