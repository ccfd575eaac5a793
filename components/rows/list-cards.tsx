import { Link } from '@/components/ui/link'
import { languageName } from '@/lib/language'
import type { RowSummary } from '@/lib/queries/rows'
import { type ListContext, rowHref } from './columns'
import { FoundPrompt, FoundSnippet } from './found'
import { plainPreview } from './plain-preview'
import { Thumb } from './thumb'
import { VotePair } from './vote-pair'

/** Rows as cards: the prompt, the start of each answer, badges. */
export function ListCards({
  rows,
  list,
}: {
  readonly rows: readonly RowSummary[]
  readonly list: ListContext
}) {
  return (
    <ul className="grid gap-3" data-dims>
      {rows.map((row) => (
        <li key={row.id} className="rounded border border-line bg-surface p-3 sm:p-4">
          <article className="flex gap-4">
            {list.dataset.imageColumn && (
              <>
                <span className="hidden sm:block">
                  <Thumb row={row} list={list} size={128} />
                </span>
                <span className="sm:hidden">
                  <Thumb row={row} list={list} size={64} />
                </span>
              </>
            )}
            <div className="min-w-0 flex-1">
              <h2 className="font-medium">
                <Link
                  href={rowHref(list, row.id)}
                  data-row-link
                  className="line-clamp-3 break-words [overflow-wrap:anywhere] hover:underline"
                  dir="auto"
                >
                  {row.prompt ? (
                    <FoundPrompt prompt={row.prompt} found={list.found?.get(row.id)} />
                  ) : (
                    <em className="text-faint">no prompt</em>
                  )}
                </Link>
              </h2>
              <FoundSnippet prompt={row.prompt} found={list.found?.get(row.id)} kind={list.dataset.kind} />
              {list.dataset.kind === 'battle' ? (
                <div className="mt-2 grid gap-3 md:grid-cols-2">
                  {(['a', 'b'] as const).map((side, index) => (
                    <p
                      key={side}
                      className={`line-clamp-3 border-l-2 pl-3 text-soft [overflow-wrap:anywhere] ${side === 'a' ? 'border-side-a' : 'border-side-b'}`}
                      dir="auto"
                    >
                      {plainPreview(row.answers[index] ?? '') || <em className="text-faint">no answer</em>}
                    </p>
                  ))}
                </div>
              ) : (
                <p className="mt-2 line-clamp-3 text-soft [overflow-wrap:anywhere]" dir="auto">
                  {plainPreview(row.answers[0] ?? '') || <em className="text-faint">no answer</em>}
                </p>
              )}
              <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-faint">
                {list.dataset.kind === 'battle' ? (
                  <VotePair row={row} stacked={false} />
                ) : (
                  <span className="text-soft">{row.model}</span>
                )}
                <span>{languageName(row.language)}</span>
                {row.turns !== null && <span>{row.turns === 1 ? '1 turn' : `${row.turns} turns`}</span>}
                {row.categories.slice(0, 4).map((key) => (
                  <span key={key}>{key.replaceAll('_', ' ')}</span>
                ))}
                {row.time && <time dateTime={row.time}>{row.time.slice(0, 10)}</time>}
              </div>
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}
