import type { RowSummary } from '@/lib/queries/rows'

/** Both models of a vote and its result, in the four colours and in words. */
export function VotePair({ row, stacked = true }: { readonly row: RowSummary; readonly stacked?: boolean }) {
  return (
    <div className={stacked ? 'grid gap-0.5' : 'flex flex-wrap items-center gap-x-4 gap-y-1'}>
      <SideName side="a" model={row.model_a ?? ''} result={resultFor('a', row.winner)} />
      <SideName side="b" model={row.model_b ?? ''} result={resultFor('b', row.winner)} />
    </div>
  )
}

type Result = 'won' | 'lost' | 'tie' | 'both bad' | 'no vote'

function SideName({
  side,
  model,
  result,
}: {
  readonly side: 'a' | 'b'
  readonly model: string
  readonly result: Result
}) {
  const colour = side === 'a' ? 'text-side-a' : 'text-side-b'
  const won = result === 'won'
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden="true"
        className={`grid size-4 shrink-0 place-items-center rounded-sm text-[10px] font-semibold leading-none ${
          won
            ? side === 'a'
              ? 'bg-side-a text-surface'
              : 'bg-side-b text-surface'
            : side === 'a'
              ? 'bg-side-a-wash text-side-a'
              : 'bg-side-b-wash text-side-b'
        }`}
      >
        {side.toUpperCase()}
      </span>
      <span className={`truncate ${won ? 'font-medium' : 'text-soft'}`} title={model}>
        <span className="sr-only">Side {side.toUpperCase()}: </span>
        {model}
      </span>
      <span
        className={`shrink-0 text-xs ${
          won
            ? `font-medium ${colour}`
            : result === 'both bad'
              ? 'text-bad'
              : result === 'tie'
                ? 'text-tie'
                : 'text-faint'
        }`}
      >
        {result === 'lost' ? (
          <span className="sr-only">lost</span>
        ) : result === 'no vote' && side === 'b' ? (
          ''
        ) : (
          result
        )}
      </span>
    </span>
  )
}

function resultFor(side: 'a' | 'b', winner: string | null | undefined): Result {
  if (!winner) return 'no vote'
  if (winner === 'tie') return 'tie'
  if (winner === 'both_bad') return 'both bad'
  return winner === `model_${side}` ? 'won' : 'lost'
}
