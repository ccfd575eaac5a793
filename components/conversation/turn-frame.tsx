import './thread.css'
import type { ReactNode } from 'react'

interface TurnFrameProps {
  readonly number: number
  readonly children: ReactNode
}

/** One turn: its anchor `#turn-2`, its heading, and a link to itself that shows on hover and focus. */
export function TurnFrame({ number, children }: TurnFrameProps): ReactNode {
  const id = `turn-${number}`
  return (
    <section id={id} className="turn" aria-labelledby={`${id}-heading`}>
      <div className="turn-heading">
        <h2 id={`${id}-heading`}>Turn {number}</h2>
        <AnchorLink id={id} label={`Link to turn ${number}`} />
      </div>
      {children}
    </section>
  )
}

export function AnchorLink({ id, label }: { id: string; label: string }): ReactNode {
  return (
    <a href={`#${id}`} className="anchor-link" aria-label={label} title={label}>
      #
    </a>
  )
}
