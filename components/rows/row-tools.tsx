import '@/components/ui/segmented.css'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/conversation/copy-button'
import type { TextMode } from '@/components/conversation/message-body'
import { Link } from '@/components/ui/link'
import { Share } from '@/components/ui/share'

interface RowToolsProps {
  /** Canonical address of this page, from `/`. */
  readonly href: string
  readonly title: string
  /** Where this server is reached: RINGSIDE_URL, or what the reader's browser asked for. */
  readonly base: string
  /** RINGSIDE_URL, where it is set. */
  readonly publicBase: string | undefined
  readonly text: TextMode
  /** The same page in the other way of showing text. */
  readonly otherHref: string
  readonly markdownHref: string
  readonly rawHref: string
}

const LOOK = 'rounded border border-line bg-surface px-3 py-1 text-ink hover:bg-sunken'

/** What can be done with a row: read it as written, take it along, send it. */
export function RowTools(props: RowToolsProps): ReactNode {
  const { href, title, base, publicBase, text, otherHref, markdownHref, rawHref } = props
  return (
    <>
      <nav aria-label="How messages are shown" className="segmented">
        {(['rendered', 'source'] as const).map((is) => (
          <Link
            key={is}
            href={is === text ? href : otherHref}
            replace
            scroll={false}
            aria-current={is === text ? 'true' : undefined}
            {...(is === text
              ? {}
              : { 'data-key': 'v', 'data-key-label': `text ${is === 'source' ? 'as written' : is}` })}
          >
            {is === 'rendered' ? 'Rendered' : 'Source'}
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
      <Share href={href} title={title} base={publicBase} />
    </>
  )
}
