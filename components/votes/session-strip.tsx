import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { ResultSign, resultInWords, winnerOf } from './result'

interface SessionVote {
  readonly id: string
  readonly order: number | null
  readonly model_a?: string
  readonly model_b?: string
  readonly winner?: string | null
}

interface SessionStripProps {
  readonly votes: readonly SessionVote[]
  readonly missing: readonly number[]
  /** The row that is being read. */
  readonly current?: string
  readonly hrefOf: (id: string) => string
}

/** Votes shown in the strip; a longer session goes on on its own page. */
const MOST = 40

/** The votes of a session in order, each its result and a way there; what is not in the data is a gap. */
export function SessionStrip({ votes, missing, current, hrefOf }: SessionStripProps): ReactNode {
  const steps = [
    ...votes.slice(0, MOST).map((vote) => ({ order: vote.order, vote })),
    ...missing.slice(0, MOST).map((order) => ({ order, vote: undefined })),
  ].sort((one, other) => (one.order ?? Number.MAX_VALUE) - (other.order ?? Number.MAX_VALUE))
  return (
    <ol className="flex flex-wrap items-center gap-1" aria-label="Votes of this session">
      {steps.map(({ order, vote }) =>
        vote ? (
          <li key={vote.id}>
            <Link
              href={hrefOf(vote.id)}
              aria-current={vote.id === current ? 'page' : undefined}
              title={wordsOf(vote)}
              className="block rounded-full border-2 border-transparent p-0.5 hover:border-line-strong aria-[current=page]:border-ink"
            >
              <ResultSign winner={winnerOf(vote.winner)} />
              <span className="sr-only">{wordsOf(vote)}</span>
            </Link>
          </li>
        ) : (
          <li key={`gap ${order}`}>
            <span
              title={`Evaluation ${order} is not in this data`}
              className="mx-0.5 grid size-5 place-items-center rounded-full border border-dashed border-line-strong text-[10px] text-faint"
            >
              <span aria-hidden="true">{order}</span>
              <span className="sr-only">Evaluation {order} is not in this data</span>
            </span>
          </li>
        ),
      )}
      {votes.length > MOST && <li className="text-faint">and {votes.length - MOST} more</li>}
    </ol>
  )
}

function wordsOf({ order, model_a, model_b, winner }: SessionVote): string {
  const place = order === null ? 'Evaluation' : `Evaluation ${order}`
  return `${place}: ${model_a} against ${model_b}, ${resultInWords(winnerOf(winner))}`
}
