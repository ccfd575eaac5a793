import './fold.css'
import type { ReactNode } from 'react'

interface FoldProps {
  /** The whole message, in characters. */
  readonly length: number
  readonly rest: ReactNode
  /** What is different about the rest. */
  readonly note?: string
  /** True where what a reader looks for stands in the rest. */
  readonly open?: boolean
  readonly children: ReactNode
}

const PAGE = 3_000

/** A beginning, and the rest behind one press that needs no script. */
export function Fold({ length, rest, note, open, children }: FoldProps): ReactNode {
  const pages = Math.max(2, Math.round(length / PAGE))
  return (
    <>
      {children}
      {/* It may be opened before the page hydrates. */}
      <details className="message-fold" open={open} suppressHydrationWarning>
        <summary>
          <span className="when-closed">
            Show all {length.toLocaleString('en')} characters{' '}
            <span>
              ≈ {pages} pages{note && `, ${note}`}
            </span>
          </span>
          <span className="when-open">Fold the rest</span>
        </summary>
        {rest}
      </details>
    </>
  )
}
