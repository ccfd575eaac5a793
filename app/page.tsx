import type { Metadata } from 'next'
import { areImagesCovered } from '@/components/images/covered'
import { PageShell } from '@/components/shell/page-shell'
import { ShelfCard } from '@/components/shell/shelf-card'
import { Refresh } from '@/components/ui/refresh'
import { fetchShelf } from '@/lib/queries/shelf'
import { readSettings } from '@/lib/settings'

export const metadata: Metadata = { title: { absolute: 'Ringside' } }

export default async function Page() {
  const { shelf, problems } = await fetchShelf()
  const covered = await Promise.all(shelf.map(({ entry }) => areImagesCovered(entry)))
  const busy = shelf.some(({ entry: { stages } }) =>
    [stages.rows, stages.images].some(({ state }) => state === 'running' || state === 'waiting'),
  )
  const known = new Set(shelf.map(({ entry }) => entry.slug))
  const elsewhere = problems.filter(({ folder }) => !known.has(folder))
  return (
    <PageShell>
      <div className="mx-auto max-w-5xl px-4 pb-16 pt-8">
        <h1 className="text-xl font-semibold tracking-tight">
          {shelf.length === 0
            ? 'No dataset here yet'
            : `${shelf.length} dataset${shelf.length === 1 ? '' : 's'} to read`}
        </h1>
        {shelf.length === 0 && (
          <div className="mt-4 max-w-prose text-soft">
            <p>
              Ringside looks for folders of parquet in{' '}
              <code className="font-mono text-sm">{readSettings().dataFolder}</code>. Put a dataset there, one
              folder each, and start again; or name another place with{' '}
              <code className="font-mono text-sm">npm start -- --data DIR</code>.
            </p>
            <p className="mt-2">
              To see how it looks first, <code className="font-mono text-sm">npm run sample</code> makes three
              small ones.
            </p>
          </div>
        )}
        <ul className="mt-6 grid gap-4">
          {shelf.map((one, index) => (
            <ShelfCard key={one.entry.slug} one={one} blurred={covered[index] ?? true} />
          ))}
        </ul>
        {elsewhere.length > 0 && (
          <section className="mt-8">
            <h2 className="font-semibold">Not opened</h2>
            <ul className="mt-2 grid gap-2">
              {elsewhere.map(({ folder, message }) => (
                <li key={folder} className="rounded bg-warn-wash px-3 py-2 text-warn">
                  <strong className="font-medium">{folder}</strong>: {message}
                </li>
              ))}
            </ul>
          </section>
        )}
        {busy && <Refresh seconds={1.5} />}
      </div>
    </PageShell>
  )
}
