import '@/components/conversation/thread.css'
import type { ReactNode } from 'react'
import { MessageBody } from '@/components/conversation/message-body'
import { Link } from '@/components/ui/link'
import { OutcomeBar } from './outcome-bar'
import { formatBits, surpriseInWords } from './surprise'

interface AnswerCardProps {
  /** Differs between the cards of a page; starts the ids inside. */
  readonly id: string
  readonly model: string
  readonly modelHref?: string | undefined
  readonly text: string
  readonly rows: number
  readonly rowsHref?: string | undefined
  readonly newestHref: string
  readonly outcomes?: Readonly<Record<'win' | 'loss' | 'tie' | 'both_bad', number>> | undefined
  /** The most surprising vote on it, and the way there. */
  readonly surprise?: { readonly bits: number; readonly href: string } | undefined
}

/** What stands open of an answer among many, and what is there at all, in characters. */
const FOLD_AT = 1200
const LONGEST = 8000

/** One answer to a question, as often as it was given. */
export function AnswerCard(props: AnswerCardProps): ReactNode {
  const { id, model, modelHref, text, rows, rowsHref, newestHref, outcomes, surprise } = props
  const cut = text.length > LONGEST
  return (
    <article
      aria-labelledby={id}
      className="flex min-w-0 flex-col rounded border border-line bg-surface [contain-intrinsic-size:auto_420px] [content-visibility:auto]"
    >
      <header className="grid gap-2 border-b border-line px-4 py-3">
        <h2 id={id} className="flex items-baseline justify-between gap-3 font-semibold">
          <bdi className="[overflow-wrap:anywhere]">
            {modelHref ? (
              <Link href={modelHref} className="underline-offset-4 hover:underline">
                {model}
              </Link>
            ) : (
              model || 'no model named'
            )}
          </bdi>
          {rows > 1 && (
            <span className="shrink-0 text-xs font-normal tabular-nums text-faint">
              {rows.toLocaleString('en')} times in these words
            </span>
          )}
        </h2>
        {outcomes && <OutcomeBar outcomes={outcomes} />}
      </header>
      <div className="min-w-0 flex-1 px-4 py-3">
        <MessageBody
          text={cut ? text.slice(0, LONGEST) : text}
          idPrefix={`${id}-`}
          headingBase={3}
          foldAt={FOLD_AT}
        />
        {cut && (
          <p className="message-note mt-3">
            The first {LONGEST.toLocaleString('en')} of {text.length.toLocaleString('en')} characters.{' '}
            <Link href={newestHref} className="text-accent underline underline-offset-4">
              Read it whole
            </Link>
          </p>
        )}
      </div>
      <footer className="flex flex-wrap gap-x-4 border-t border-line px-4 py-2 text-[13px]">
        <Link
          href={newestHref}
          data-row-link
          className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
        >
          {rows > 1 ? 'newest row' : 'its row'}
        </Link>
        {rowsHref && (
          <Link
            href={rowsHref}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
          >
            all rows of this model
          </Link>
        )}
        {surprise && (
          <Link
            href={surprise.href}
            title={`${surpriseInWords(surprise.bits)}, from what all votes of the dataset say of these models`}
            className="text-soft tabular-nums underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {rows > 1 ? 'most surprising vote' : 'surprise'} {formatBits(surprise.bits)}
          </Link>
        )}
      </footer>
    </article>
  )
}
