import type { ReactNode } from 'react'

interface BlindVoteProps {
  /** Where the form goes. */
  readonly action: string
  readonly row: string
  readonly here: string
  /** What the sides are shuffled by. */
  readonly seed: number
  /** The name in the cookie; asked for where there is none. */
  readonly who: string | undefined
}

const CHOICES = [
  { vote: 'a', label: 'A is better', key: '1', look: 'border-side-a bg-side-a-wash' },
  { vote: 'tie', label: 'Tie', key: '2', look: 'border-line-strong' },
  { vote: 'both_bad', label: 'Both bad', key: '3', look: 'border-bad bg-bad-wash' },
  { vote: 'b', label: 'B is better', key: '4', look: 'border-side-b bg-side-b-wash' },
] as const

/** One’s own vote on a battle whose models and result are hidden. A plain form; each choice has a key. */
export function BlindVote({ action, row, here, seed, who }: BlindVoteProps): ReactNode {
  return (
    <form
      action={action}
      method="post"
      aria-label="Your vote"
      className="flex flex-wrap items-center gap-2 rounded border border-line bg-surface px-3 py-2"
      data-blind
    >
      <input type="hidden" name="row" value={row} />
      <input type="hidden" name="back" value={here} />
      <input type="hidden" name="seed" value={seed} />
      <span className="text-soft">Models, result and sides are hidden. Your vote:</span>
      {CHOICES.map(({ vote, label, key, look }) => (
        <button
          key={vote}
          type="submit"
          name="action"
          value={`vote:${vote}`}
          className={`rounded border px-3 py-1 hover:bg-sunken ${look}`}
          data-key={key}
          data-key-label={label.toLowerCase()}
        >
          <kbd className="mr-1.5 text-xs text-soft">{key}</kbd>
          {label}
        </button>
      ))}
      {who === undefined && (
        <input
          name="who"
          maxLength={60}
          placeholder="your name, asked once"
          aria-label="Your name, kept in a cookie"
          autoComplete="name"
          className="w-48 rounded border border-line bg-bg px-2 py-1"
        />
      )}
    </form>
  )
}

interface BlindResultProps {
  /** One's own vote, and the stored one: sides as stored. */
  readonly mine: string
  readonly theirs: string | null
  /** True where side A was shown on the right. */
  readonly swapped: boolean
}

const WORDS: Readonly<Record<string, string>> = {
  model_a: 'A',
  model_b: 'B',
  tie: 'a tie',
  both_bad: 'both bad',
}

/** Both votes, once one's own is cast. */
export function BlindResult({ mine, theirs, swapped }: BlindResultProps): ReactNode {
  const same = mine === theirs
  return (
    <p className="rounded border border-line bg-surface px-3 py-2" role="status" data-blind-result>
      You said <b>{WORDS[mine]}</b>; the vote says <b>{theirs === null ? 'nothing' : WORDS[theirs]}</b>
      {theirs !== null && (same ? ': the same.' : ': not the same.')}
      {swapped && ' The sides are shown as stored again; you saw them the other way round.'}
    </p>
  )
}
