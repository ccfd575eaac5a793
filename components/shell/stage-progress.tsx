import { Refresh } from '@/components/ui/refresh'
import type { Entry } from '@/lib/catalog'

/** A dataset that cannot be browsed yet: how far it is, or why it never will be. */
export function StageProgress({ entry }: { readonly entry: Entry }) {
  const { rows } = entry.stages
  if (rows.state === 'failed') {
    return (
      <div className="rounded border border-line bg-surface p-6">
        <h1 className="text-lg font-semibold">{entry.slug} cannot be read</h1>
        <pre className="mt-3 max-h-[60vh] overflow-auto whitespace-pre-wrap break-words font-sans text-soft">
          {rows.message}
        </pre>
        <p className="mt-4 text-soft">
          Mend or remove what is named above, then start Ringside again. The other datasets go on working.
        </p>
      </div>
    )
  }
  const share = rows.state === 'running' ? rows.share : 0
  return (
    <div className="rounded border border-line bg-surface p-6">
      <h1 className="text-lg font-semibold">Reading {entry.slug}</h1>
      <p className="mt-1 text-soft">
        {rows.state === 'running' ? `${Math.floor(share * 100)} % · ${rows.doing}` : 'Waiting for its turn.'}
      </p>
      <progress
        value={share}
        max={1}
        aria-label={`Reading ${entry.slug}`}
        className="mt-4 h-1.5 w-full appearance-none overflow-hidden rounded bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-4 text-faint">
        This is done once. The page opens by itself; what is read stays read when you stop and start again.
      </p>
      <Refresh seconds={1} />
    </div>
  )
}
