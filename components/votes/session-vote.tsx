import '@/components/conversation/side.css'
import '@/components/conversation/thread.css'
import type { ReactNode } from 'react'
import type { TextMode } from '@/components/conversation/message-body'
import { MessageList, UserBlock } from '@/components/conversation/message-list'
import { SideHead } from '@/components/conversation/side-head'
import { timeInWords } from '@/components/rows/row-badges'
import { Link } from '@/components/ui/link'
import { turnsOf } from '@/lib/conversation'
import type { Row } from '@/lib/queries/row'
import { ResultPill, winnerOf } from './result'
import { SideName } from './side-name'
import { formatBits, surpriseInWords } from './surprise'

interface SessionVoteProps {
  readonly row: Row
  /** Anchor of the vote; starts the ids inside. */
  readonly id: string
  readonly href: string
  /** Votes at least as surprising. */
  readonly surpriseHref?: string | undefined
  readonly modelHref: (model: string) => string | undefined
  readonly mode?: TextMode
}

/** Of each message this much stands open, in characters: a session is looked through. */
const FOLD_AT = 2000

/** One vote of a session: a divider that says who met and how it ended, and its turns. */
export function SessionVote({ row, id, href, surpriseHref, modelHref, mode }: SessionVoteProps): ReactNode {
  const { summary, conversations } = row
  const winner = winnerOf(summary.winner)
  const [turnsA, turnsB] = [turnsOf(conversations[0] ?? NOTHING), turnsOf(conversations[1] ?? NOTHING)]
  const count = Math.max(turnsA.length, turnsB.length)
  const sides = [
    { side: 'a', model: summary.model_a ?? '', turns: turnsA },
    { side: 'b', model: summary.model_b ?? '', turns: turnsB },
  ] as const
  return (
    <section id={id} data-vote className="session-vote" aria-labelledby={`${id}-heading`}>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t-2 border-line-strong pt-3">
        <h2 id={`${id}-heading`} className="font-semibold">
          <Link href={href} data-row-link className="underline-offset-4 hover:underline">
            {summary.order === null ? 'Evaluation' : `Evaluation ${summary.order}`}
          </Link>
        </h2>
        <ResultPill winner={winner} />
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
          {sides.map(({ side, model }) => (
            <SideName key={side} side={side} model={model} {...resultOf(winner, side)} />
          ))}
        </span>
        {typeof summary.surprise === 'number' && surpriseHref && (
          <Link
            href={surpriseHref}
            title={`${surpriseInWords(summary.surprise)}; all votes at least this surprising`}
            className="text-soft tabular-nums underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            surprise {formatBits(summary.surprise)}
          </Link>
        )}
        {summary.time && (
          <time dateTime={summary.time} className="text-faint sm:ml-auto">
            {timeInWords(summary.time)}
          </time>
        )}
      </header>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="turn">
          <UserBlock
            messages={(turnsA[index] ?? turnsB[index])?.user ?? []}
            label={count > 1 ? `User, turn ${index + 1}` : 'User'}
            idPrefix={`${id}-${index + 1}-user-`}
            foldAt={FOLD_AT}
            {...(mode ? { mode } : {})}
          />
          <div className="sides">
            {sides.map(({ side, model, turns }) => {
              const answerId = `${id}-${index + 1}-${side}`
              const answers = turns[index]?.answers ?? []
              const modelAt = modelHref(model)
              return (
                <article
                  key={side}
                  id={answerId}
                  className="side"
                  data-side={side}
                  aria-labelledby={`${answerId}-heading`}
                >
                  <SideHead
                    id={answerId}
                    {...{ side, winner, model }}
                    {...(modelAt ? { href: modelAt } : {})}
                  />
                  <div className="side-text">
                    <MessageList
                      messages={answers}
                      expected="assistant"
                      idPrefix={`${answerId}-`}
                      foldAt={FOLD_AT}
                      {...(mode ? { mode } : {})}
                    />
                    {answers.length === 0 && <p className="message-note">No answer in the data</p>}
                  </div>
                </article>
              )
            })}
          </div>
        </div>
      ))}
    </section>
  )
}

/** Evaluations that the data lacks. */
export function SessionGap({ orders }: { readonly orders: readonly number[] }): ReactNode {
  const [first] = orders
  const last = orders.at(-1)
  return (
    <p className="rounded border border-dashed border-line-strong px-4 py-3 text-center text-soft">
      {first === last
        ? `Evaluation ${first} is not in this data`
        : `Evaluations ${first} to ${last} are not in this data`}
    </p>
  )
}

function resultOf(winner: ReturnType<typeof winnerOf>, side: 'a' | 'b'): { result?: 'won' | 'lost' } {
  if (winner !== 'model_a' && winner !== 'model_b') return {}
  return { result: winner === `model_${side}` ? 'won' : 'lost' }
}

const NOTHING = { messages: [] }
