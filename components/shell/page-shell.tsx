import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { SearchBox } from '@/components/search/search-box'
import { DensityButton, ThemeButton } from '@/components/ui/appearance'
import { Keyboard } from '@/components/ui/keyboard'
import { Link } from '@/components/ui/link'
import { listDatasets } from '@/lib/catalog'
import { pageHref } from '@/lib/view'

interface PageShellProps {
  readonly slug?: string
  readonly title?: string
  readonly active?: 'browse' | 'votes' | 'images' | 'quality'
  /** True where the dataset has images. */
  readonly images?: boolean
  /** The view's query, which the tabs carry along. */
  readonly query?: string
  readonly children: ReactNode
}

/** The head of every page: where one is, where one can go, how it looks. */
export async function PageShell({ slug, title, active, images, query = '', children }: PageShellProps) {
  const jar = await cookies()
  const theme = jar.get('theme')?.value
  const { entries } = await listDatasets()
  const dataset = entries.find((entry) => entry.slug === slug)?.dataset
  const votes = dataset?.kind === 'battle'
  const running = entries.flatMap((entry) =>
    (['rows', 'search', 'images'] as const).flatMap((stage) => {
      const state = entry.stages[stage]
      return state.state === 'running'
        ? [`${entry.description.title}: reading ${STAGE_WORDS[stage]}, ${Math.floor(state.share * 100)} %`]
        : []
    }),
  )
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b border-line bg-surface px-3 sm:gap-2 sm:px-4">
        <Link href="/" className="flex items-center gap-2 rounded px-1 py-1 font-semibold tracking-tight">
          <Mark />
          <span className={slug ? 'sr-only sm:not-sr-only' : ''}>Ringside</span>
        </Link>
        {slug ? (
          <>
            <span aria-hidden="true" className="text-line-strong">
              /
            </span>
            <details className="relative min-w-0" name="menu">
              <summary className="flex cursor-pointer list-none items-center gap-1 rounded px-1.5 py-1 font-medium hover:bg-sunken">
                <span className="truncate">{title ?? slug}</span>
                <span aria-hidden="true" className="text-faint">
                  ▾
                </span>
              </summary>
              <ul className="absolute left-0 top-full z-40 mt-1 max-h-[70vh] w-72 overflow-auto rounded border border-line bg-surface p-1 shadow-xl">
                {entries.map((entry) => (
                  <li key={entry.slug}>
                    <Link
                      href={pageHref(entry.slug)}
                      aria-current={entry.slug === slug ? 'page' : undefined}
                      className="flex items-baseline justify-between gap-3 rounded px-2 py-1.5 hover:bg-sunken aria-[current=page]:bg-accent-wash"
                    >
                      <span className="truncate">{entry.description.title}</span>
                      <span className="shrink-0 text-xs text-faint tabular-nums">
                        {entry.dataset ? entry.dataset.rows.toLocaleString('en') : 'not ready'}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
            {dataset && (
              <SearchBox
                slug={dataset.slug}
                segments={active === 'votes' || active === 'images' ? [active] : []}
                query={query}
              />
            )}
            <nav aria-label="Dataset" className="ml-auto flex items-center">
              <Tab href={pageHref(slug) + query} current={active === 'browse'} label="Browse" />
              {votes && (
                <Tab href={pageHref(slug, ['votes']) + query} current={active === 'votes'} label="Votes" />
              )}
              {images && (
                <Tab href={pageHref(slug, ['images']) + query} current={active === 'images'} label="Images" />
              )}
              {/* On a phone a line at the end of each page leads there. */}
              <span className="hidden md:block">
                <Tab
                  href={pageHref(slug, ['quality']) + query}
                  current={active === 'quality'}
                  label="Quality"
                />
              </span>
            </nav>
          </>
        ) : (
          <span className="ml-auto" />
        )}
        {running.length > 0 && (
          <span
            className="hidden items-center gap-2 text-xs text-soft lg:flex"
            role="status"
            title={running.join('\n')}
          >
            <span className="size-2 animate-pulse rounded-full bg-accent" />
            {running[0]}
          </span>
        )}
        <DensityButton density={jar.get('density')?.value === 'compact' ? 'compact' : 'comfortable'} />
        <ThemeButton theme={theme === 'light' || theme === 'dark' ? theme : 'system'} />
        <Keyboard />
      </header>
      <main id="main">{children}</main>
    </>
  )
}

/** What is read in a stage, as a reader would say it. */
const STAGE_WORDS = { rows: 'rows', search: 'words', images: 'images' } as const

function Tab({
  href,
  label,
  current,
}: {
  readonly href: string
  readonly label: string
  readonly current: boolean
}) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className="rounded px-2 py-1.5 text-soft hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-[14px] sm:px-3"
    >
      {label}
    </Link>
  )
}

/** Two corners facing each other. */
function Mark() {
  return (
    <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
      <path d="M3 3h5v5H6V5H3z M3 17h5v-5H6v3H3z" className="fill-side-a" />
      <path d="M17 3h-5v5h2V5h3z M17 17h-5v-5h2v3h3z" className="fill-side-b" />
    </svg>
  )
}
