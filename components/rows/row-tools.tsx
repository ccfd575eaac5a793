import '@/components/ui/segmented.css'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/conversation/copy-button'
import type { ReadingMode } from '@/components/conversation/message-body'
import { Link } from '@/components/ui/link'
import { Share } from '@/components/ui/share'

interface RowToolsProps {
  /** Canonical address of this page, from `/`. */
  readonly href: string
  readonly title: string
  /** Where this server is reached: RINGSIDE_URL, or what the reader's browser asked for. */
  readonly base: string
  /** The citation of this row, undated. */
  readonly cited: string
  /** RINGSIDE_URL, where it is set. */
  readonly publicBase: string | undefined
  readonly text: ReadingMode
  /** The same page in each way of showing text that it has. */
  readonly ways: readonly { readonly is: ReadingMode; readonly href: string }[]
  readonly markdownHref: string
  readonly rawHref: string
}

const LOOK = 'rounded border border-line bg-surface px-3 py-1 text-ink hover:bg-sunken'

/** `v` goes between rendered and as written, `w` from either to the comparison and back. */
const WAYS = {
  rendered: {
    label: 'Rendered',
    title: 'Answers as they were meant',
    keys: { 'data-key': 'v', 'data-key-label': 'text rendered' },
  },
  source: {
    label: 'Source',
    title: 'Text as it was written',
    keys: { 'data-key': 'v', 'data-key-label': 'text as written' },
  },
  diff: {
    label: 'Differences',
    title: 'What stands in one answer alone, word by word',
    keys: { 'data-key': 'w', 'data-key-label': 'answers word by word' },
  },
} as const satisfies Record<ReadingMode, unknown>

const BACK = { 'data-key': 'w', 'data-key-label': 'text rendered' }

/** What can be done with a row: read it as written, take it along, send it. */
export function RowTools(props: RowToolsProps): ReactNode {
  const { href, title, cited, base, publicBase, text, ways, markdownHref, rawHref } = props
  return (
    <>
      <nav aria-label="How messages are shown" className="segmented">
        {ways.map(({ is, href: to }) => (
          <Link
            key={is}
            href={to}
            replace
            scroll={false}
            aria-current={is === text ? 'true' : undefined}
            title={WAYS[is].title}
            {...(is === text ? {} : is === 'rendered' && text === 'diff' ? BACK : WAYS[is].keys)}
          >
            {WAYS[is].label}
          </Link>
        ))}
      </nav>
      <CopyButton label="Copy link" copies={{ text: base + href }} className="row-copy" shortcut="c" />
      <CopyButton
        label="Copy as Markdown"
        copies={{ from: markdownHref }}
        className="row-copy"
        shortcut="m"
      />
      <a className={LOOK} href={rawHref} data-key="r" data-key-label="raw row as JSON">
        Raw JSON
      </a>
      <Share href={href} title={title} citation={cited} base={publicBase} />
    </>
  )
}
