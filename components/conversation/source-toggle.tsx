import '@/components/ui/segmented.css'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { TextMode } from './message-body'

interface SourceToggleProps {
  readonly mode: TextMode
  readonly renderedHref: string
  readonly sourceHref: string
}

/** Two plain links: the messages rendered, or exactly as they were written. */
export function SourceToggle({ mode, renderedHref, sourceHref }: SourceToggleProps): ReactNode {
  const choices = [
    { is: 'rendered', label: 'Rendered', href: renderedHref },
    { is: 'source', label: 'Source', href: sourceHref },
  ] as const
  return (
    <nav aria-label="How messages are shown" className="segmented">
      {choices.map(({ is, label, href }) => (
        <Link
          key={is}
          href={href}
          replace
          scroll={false}
          prefetch={false}
          aria-current={mode === is ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
