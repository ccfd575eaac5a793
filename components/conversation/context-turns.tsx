import './side.css'
import './thread.css'
import type { ReactNode } from 'react'
import type { ContextTurn } from '@/lib/conversation-markdown'
import type { TextMode } from './message-body'
import { MessageList, UserBlock } from './message-list'

interface ContextTurnsProps {
  readonly turns: readonly ContextTurn[]
  readonly mode?: TextMode
}

/** Context is looked at, not read: less of each message stands open. */
const FOLD_AT = 2_000

/** What went before this vote in its session, folded: answered by other models than the two that were judged. */
export function ContextTurns({ turns, mode }: ContextTurnsProps): ReactNode {
  if (turns.length === 0) return null
  const count = turns.length === 1 ? 'One earlier turn' : `${turns.length} earlier turns`
  const named = turns.some(({ modelA, modelB }) => modelA || modelB)
  return (
    <details className="context-turns" suppressHydrationWarning>
      <summary>
        {count} of this session{' '}
        <span>· {named ? 'context, not judged here' : 'models not in this data'}</span>
      </summary>
      {turns.map((turn, i) => (
        <section
          key={i}
          id={`context-${i + 1}`}
          className="turn"
          aria-labelledby={`context-${i + 1}-heading`}
        >
          <div className="turn-heading">
            <h2 id={`context-${i + 1}-heading`}>Earlier turn {i + 1}</h2>
          </div>
          <UserBlock messages={turn.user} mode={mode} foldAt={FOLD_AT} idPrefix={`context-${i + 1}-user-`} />
          <div className="sides">
            {(['a', 'b'] as const).map((side) => (
              <div key={side} className="side">
                <header className="side-head">
                  <h3>
                    <span className="side-letter">{side.toUpperCase()}</span>
                    <bdi className="side-model">
                      {(side === 'a' ? turn.modelA : turn.modelB) ?? 'model not in this data'}
                    </bdi>
                  </h3>
                </header>
                <div className="side-text">
                  <MessageList
                    messages={turn[side]}
                    expected="assistant"
                    mode={mode}
                    foldAt={FOLD_AT}
                    idPrefix={`context-${i + 1}-${side}-`}
                  />
                  {turn[side].length === 0 && <p className="message-note">No answer in the data</p>}
                </div>
              </div>
            ))}
          </div>
        </section>
      ))}
    </details>
  )
}
