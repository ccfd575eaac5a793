import './side.css'
import type { ReactNode } from 'react'
import { outcomeFor, type Side, type Winner } from '@/lib/vote'
import { AnchorLink } from './turn-frame'

interface SideHeadProps {
  readonly id: string
  readonly side: Side
  readonly winner: Winner | null
  readonly model: string
  readonly href?: string
}

const WORDS = { win: '✓ won', loss: '', tie: '= tie', both_bad: '✕ both bad' } as const

/** Names a side above its answer and stays in sight while the answer is read. */
export function SideHead({ id, side, winner, model, href }: SideHeadProps): ReactNode {
  const outcome = winner && outcomeFor(side, winner)
  return (
    <header className="side-head" data-outcome={outcome ?? 'none'}>
      <h3 id={`${id}-heading`}>
        <span className="side-letter">{side.toUpperCase()}</span>
        <bdi className="side-model" title={model}>
          {href ? <a href={href}>{model}</a> : model}
        </bdi>
        {outcome && WORDS[outcome] && <span className="side-outcome">{WORDS[outcome]}</span>}
      </h3>
      <AnchorLink id={id} label={`Link to answer ${side.toUpperCase()}`} />
    </header>
  )
}
