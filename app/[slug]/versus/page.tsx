import type { Metadata } from 'next'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { NoRating } from '@/components/board/no-rating'
import { OutcomeChart } from '@/components/board/outcome-chart'
import { VersusFigures } from '@/components/board/versus-figures'
import { VersusLength } from '@/components/board/versus-length'
import { VersusPick } from '@/components/board/versus-pick'
import { VersusStyle } from '@/components/board/versus-style'
import { Chips } from '@/components/filters/chips'
import { areImagesCovered } from '@/components/images/covered'
import { List } from '@/components/rows/list'
import { ReadingPage } from '@/components/rows/row-page'
import { ViewTools } from '@/components/share/view-tools'
import { Link } from '@/components/ui/link'
import { ApiError } from '@/lib/api-error'
import type { Dataset, Entry } from '@/lib/catalog'
import { OUTCOMES } from '@/lib/filters/sides'
import { headline, rowsInWords } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { fetchBoard } from '@/lib/queries/leaderboard'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { readPolicy } from '@/lib/queries/policy'
import { fetchRows } from '@/lib/queries/rows'
import { besides, fetchVersus, requireModel } from '@/lib/queries/versus'
import { choose, isSortOffered, type Params, type View, versusHref, viewHref } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

/** Votes shown; all of them are a link away. */
const SHOWN = 10

async function readTitle({ params, searchParams }: PageProps): Promise<Metadata> {
  const entry = await findPageEntry((await params).slug)
  const { dataset, description } = entry
  if (dataset && dataset.kind !== 'battle') throw new Missing('votes', '', entry)
  const pair = dataset && readPair(entry, dataset, await searchParams)
  const words = pair ? `${pair.a} against ${pair.b}` : 'Head to head'
  return linkPreview(words, description.title, `All that the votes on two models say: ${words}, in`)
}

async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} />
  if (dataset.kind !== 'battle') throw new Missing('votes', '', entry)
  const asked = await searchParams
  const { view, ignored } = readPageView(dataset, asked, ['a', 'b'])
  const { policy, ignored: policies } = readPolicy(dataset, view)
  const base: View = { ...view, chosen: besides(view.chosen).chosen, page: 1 }
  const pair = readPair(entry, dataset, asked)
  if (!pair) {
    const board = await fetchBoard(dataset, base.chosen, policy)
    return (
      <ReadingPage entry={entry} view={base} active="votes">
        <h1 className="text-lg font-semibold">Head to head</h1>
        <p className="text-soft">Which two models?</p>
        <VersusPick dataset={dataset} view={base} models={board.rows} />
      </ReadingPage>
    )
  }
  const { a, b } = pair
  const versus = await fetchVersus(dataset, view.chosen, policy, a, b)
  const param = (name: string, value: string) =>
    dataset.filters.find((filter) => filter.name === name)?.param(value) ?? value
  const between = choose(dataset, choose(dataset, base, 'model', [param('model', a)]), 'vs', [param('vs', b)])
  const listed: View = isSortOffered(dataset, '-surprise') ? { ...between, sort: '-surprise' } : between
  const words = `${a} against ${b}: ${rowsInWords(dataset, versus.rows.length)}`
  // A battle without a vote is in no bar: nor is it behind one.
  const counted = versus.noVote > 0 ? choose(dataset, between, 'outcome', [...OUTCOMES]) : between
  const [rows, covered] = await Promise.all([
    fetchRows(dataset, [...versus.rows.subarray(0, SHOWN)]),
    areImagesCovered(dataset),
  ])
  return (
    <ReadingPage entry={entry} view={between} active="votes">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 sm:flex-nowrap">
          <h1 className="min-w-0 text-lg font-semibold leading-snug [overflow-wrap:anywhere]">{words}</h1>
          <ViewTools
            {...{ dataset, words }}
            view={listed}
            total={versus.rows.length}
            href={versusHref(dataset.slug, dataset, base, a, b)}
          />
        </div>
        <p className="text-soft">
          Among{' '}
          <Link
            href={viewHref(dataset.slug, dataset, base, ['votes'])}
            className="underline decoration-line-strong underline-offset-2 hover:decoration-accent"
            data-key="u"
            data-key-label="the board"
          >
            {headline(dataset, base, versus.board.total)}
          </Link>
          {versus.aside.length > 0 &&
            `. The view’s own ${versus.aside.join(', ')} ${versus.aside.length === 1 ? 'steps' : 'step'} aside here`}
          .{' '}
          <Link
            href={versusHref(dataset.slug, dataset, base, b, a)}
            className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
          >
            Swap
          </Link>
        </p>
        <VersusPick dataset={dataset} view={base} models={versus.board.rows} a={a} b={b} />
        <Chips
          slug={dataset.slug}
          offer={dataset}
          view={{ ...base, chosen: new Map() }}
          ignored={[...ignored, ...policies]}
        />
      </header>
      <NoRating dataset={dataset} view={base} board={versus.board} segments={['votes']} />
      <VersusFigures dataset={dataset} view={between} base={base} versus={versus} />
      <section aria-labelledby="votes-head" className="min-w-0">
        <h2 id="votes-head" className="font-semibold">
          {versus.rows.length === 0 ? 'They never met in this view' : 'The votes, most surprising first'}
        </h2>
        {versus.rows.length > 0 && (
          <p className="mb-2 text-sm text-soft">By what the board of the whole dataset expected of each.</p>
        )}
        <List
          rows={rows}
          total={versus.rows.length}
          list={{ dataset, view: listed, blurred: covered && dataset.imageColumn !== '' }}
        />
        {versus.rows.length > 0 && (
          <p className="mt-3">
            <Link href={viewHref(dataset.slug, dataset, listed)} className="text-accent hover:underline">
              {versus.rows.length > SHOWN ? `All ${rowsInWords(dataset, versus.rows.length)}` : 'Browse them'}
            </Link>
          </p>
        )}
      </section>
      {versus.rows.length > 0 && (
        <div className="min-w-0 border-t border-line">
          <VersusLength dataset={dataset} view={counted} versus={versus} />
          <VersusStyle versus={versus} />
          {versus.groups.map((group) => (
            <OutcomeChart
              key={group.name}
              {...{ dataset, group }}
              view={counted}
              words={{ subject: a, win: `${a} won`, loss: `${b} won`, letters: ['A', 'B'] }}
            />
          ))}
        </div>
      )}
    </ReadingPage>
  )
}

/** Undefined where no model is named; one that is not there is not found. */
function readPair(entry: Entry, dataset: Dataset, asked: Params): { a: string; b: string } | undefined {
  const params = new URLSearchParams()
  for (const name of ['a', 'b']) {
    const value = asked[name]
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) params.append(name, one)
  }
  if (!params.has('a') || !params.has('b')) return undefined
  try {
    return { a: requireModel(dataset, params, 'a'), b: requireModel(dataset, params, 'b') }
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return undefined
    if (error instanceof ApiError) throw new Missing('model', params.get(error.field ?? '') ?? '', entry)
    throw error
  }
}
