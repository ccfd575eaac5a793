import type { ReactNode } from 'react'
import { formatPoints, formatRanks, formatShare } from '@/components/board/numbers'
import { Link } from '@/components/ui/link'
import { rowsInWords } from '@/lib/headline'
import type { Expectation, Prediction, Standing, ViewPrediction } from '@/lib/queries/expectation'
import { chanceOf } from '@/lib/ratings/surprise'
import type { Winner } from '@/lib/vote'
import { resultInWords } from './result'
import { chancesInWords, formatBits, RESULTS, surpriseInWords } from './surprise'

interface ExpectationProps {
  readonly expectation: Expectation
  readonly winner: Winner | null
  /** Votes at least this surprising. */
  readonly surpriseHref: string | undefined
  /** The view that its own prediction comes from, and its board. */
  readonly viewWords: string
  readonly viewHref: string
  readonly boardHref: string
  readonly profileHref: (model: string) => string
}

const LINK = 'text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent'

/** What was to be expected of this vote, how surprising it was, and where both models stand. */
export function ExpectationPanel(props: ExpectationProps): ReactNode {
  const { expectation, winner, surpriseHref, viewWords, viewHref, boardHref, profileHref } = props
  const { whole, view, standings } = expectation
  return (
    <section
      id={EXPECTED}
      aria-label="What was expected"
      className="grid scroll-mt-16 gap-x-10 gap-y-3 border-y border-line py-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
    >
      <div className="grid min-w-0 content-start gap-2">
        <Chance prediction={whole} winner={winner} />
        <Surprise prediction={whole} winner={winner} href={surpriseHref} />
        {view && <Within view={view} words={viewWords} href={viewHref} />}
      </div>
      <ul className="grid content-start gap-1" aria-label="Where both models stand">
        {(['a', 'b'] as const).map((side) => (
          <Stands
            key={side}
            side={side}
            standing={standings[side]}
            boardHref={boardHref}
            href={profileHref(standings[side].model)}
          />
        ))}
      </ul>
    </section>
  )
}

/** "expected 46 % · surprise 1.1 bits", which leads to the whole of it below the answers. */
export function ExpectedGlance({
  expectation: { whole },
  winner,
}: Pick<ExpectationProps, 'expectation' | 'winner'>): ReactNode {
  if (whole.surprise === null || winner === null) return null
  return (
    <a
      href={`#${EXPECTED}`}
      className="whitespace-nowrap text-soft tabular-nums underline decoration-line-strong underline-offset-4 hover:text-ink"
    >
      expected {formatShare(chanceOf(whole.chances, winner))} · surprise {formatBits(whole.surprise)}
    </a>
  )
}

const EXPECTED = 'expected'

/** The four chances as one bar and in words; the one that came true is marked. */
function Chance({ prediction, winner }: { readonly prediction: Prediction; readonly winner: Winner | null }) {
  const { chances, votesUsed } = prediction
  return (
    <>
      <div className="flex h-2 gap-px overflow-hidden rounded-sm" aria-hidden="true">
        {RESULTS.map(({ of, colour }) => (
          <span key={of} className={colour} style={{ flexGrow: chances[of] }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums" aria-label="Expected">
        <li
          className="text-soft"
          title={`From all ${rowsInWords({ kind: 'battle' }, votesUsed)} of the dataset`}
        >
          <a href="/methods#surprise" className="underline decoration-line-strong underline-offset-4">
            Expected
          </a>
        </li>
        {RESULTS.map(({ winner: result, of, words, colour }) => (
          <li
            key={of}
            className={`inline-flex items-center gap-1.5 ${result === winner ? 'font-semibold text-ink' : 'text-soft'}`}
          >
            <span aria-hidden="true" className={`size-2.5 rounded-sm ${colour}`} />
            {words} {formatShare(chances[of])}
            {result === winner && <span className="font-normal text-faint">✓ happened</span>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Surprise({
  prediction,
  winner,
  href,
}: {
  readonly prediction: Prediction
  readonly winner: Winner | null
  readonly href: string | undefined
}) {
  const { surprise, chances } = prediction
  if (surprise === null || winner === null)
    return <p className="text-soft">Nobody voted, so nothing can surprise.</p>
  const bits = <span className="font-semibold tabular-nums">{formatBits(surprise)}</span>
  return (
    <p>
      Surprise{' '}
      {href ? (
        <Link
          href={href}
          className={LINK}
          title="All votes at least this surprising, the most surprising first"
        >
          {bits}
        </Link>
      ) : (
        bits
      )}
      <span className="text-soft">
        , {surpriseInWords(surprise)}: “{resultInWords(winner)}” had a chance of{' '}
        {formatShare(chanceOf(chances, winner))}.
      </span>
    </p>
  )
}

/** The same from the votes of the view alone, named as such. */
function Within({
  view,
  words,
  href,
}: {
  readonly view: ViewPrediction
  readonly words: string
  readonly href: string
}) {
  const link = (
    <Link
      href={href}
      className="underline decoration-line-strong underline-offset-4 [overflow-wrap:anywhere]"
    >
      {words}
    </Link>
  )
  if (view.kind === 'none') {
    return (
      <p className="text-[13px] text-faint">
        {view.reason === 'chosen by result'
          ? 'This view chose its votes by how they ended: it has no prediction of its own.'
          : 'This view has too few votes of both models for a prediction of its own.'}
      </p>
    )
  }
  return (
    <p className="text-[13px] text-soft tabular-nums">
      From {link} alone: {chancesInWords(view.chances)}
      {view.surprise !== null && `; surprise ${formatBits(view.surprise)}`}
    </p>
  )
}

interface StandsProps {
  readonly side: 'a' | 'b'
  readonly standing: Standing
  readonly boardHref: string
  readonly href: string
}

function Stands({ side, standing, boardHref, href }: StandsProps) {
  const { model, rating, lower, upper, models, provisional } = standing
  const colour = side === 'a' ? 'bg-side-a-wash text-side-a' : 'bg-side-b-wash text-side-b'
  return (
    <li className="flex min-w-0 gap-2">
      <span className={`h-fit w-6 shrink-0 rounded-sm text-center font-bold ${colour}`}>
        {side.toUpperCase()}
      </span>
      <span className="min-w-0">
        <Link href={href} className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline">
          <bdi>{model || 'no model named'}</bdi>
        </Link>{' '}
        <span className="text-soft tabular-nums">
          <Link href={boardHref} className={LINK} title="The board of the whole dataset">
            {formatPoints(rating)}
          </Link>{' '}
          <span className="text-faint">
            ({formatPoints(lower)} to {formatPoints(upper)})
          </span>
          , rank {formatRanks(standing)} of {models}
        </span>
        {provisional && <span className="block text-xs text-warn">provisional: {provisional}</span>}
      </span>
    </li>
  )
}
