import type { Metadata } from 'next'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { NoRating } from '@/components/board/no-rating'
import { OutcomeChart } from '@/components/board/outcome-chart'
import { VersusPick } from '@/components/board/versus-pick'
import { Chips } from '@/components/filters/chips'
import { areImagesCovered } from '@/components/images/covered'
import { CategoryPlaces } from '@/components/models/category-places'
import { Days } from '@/components/models/days'
import { Examples } from '@/components/models/examples'
import { Opponents } from '@/components/models/opponents'
import { Shares } from '@/components/models/shares'
import { SeenLink, Standing } from '@/components/models/standing'
import { StyleProfile } from '@/components/models/style-profile'
import { ReadingPage } from '@/components/rows/row-page'
import { ViewTools } from '@/components/share/view-tools'
import { Link } from '@/components/ui/link'
import type { Dataset, Entry } from '@/lib/catalog'
import { dayInWords } from '@/lib/day'
import { OUTCOMES } from '@/lib/filters/sides'
import { headline, rowsInWords } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { fetchCategoryPlaces } from '@/lib/queries/model-categories'
import { fetchModelProfile } from '@/lib/queries/model-profile'
import { findPageEntry, readPageSegment, readPageView } from '@/lib/queries/page-request'
import { readPolicy } from '@/lib/queries/policy'
import { fetchRows } from '@/lib/queries/rows'
import { besides } from '@/lib/queries/versus'
import { choose, emptyView, type Params, pageHref, type View, viewHref, viewQuery } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string; model: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

/** A model of a dataset that is still being read may be there. */
async function loadModel(slug: string, segment: string): Promise<{ entry: Entry; name: string }> {
  const entry = await findPageEntry(slug)
  const name = readPageSegment(segment)
  const { dataset } = entry
  if (dataset && !(dataset.counted.terms.model ?? []).includes(name)) throw new Missing('model', name, entry)
  return { entry, name }
}

async function readTitle({ params }: PageProps): Promise<Metadata> {
  const { slug, model } = await params
  const { entry, name } = await loadModel(slug, model)
  return linkPreview(name, entry.description.title, `What the data says of ${name}:`)
}

async function Page({ params, searchParams }: PageProps) {
  const { slug, model: segment } = await params
  const { entry, name: model } = await loadModel(slug, segment)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} />
  const { view, ignored } = readPageView(dataset, await searchParams)
  const { policy, ignored: policies } = readPolicy(dataset, view)
  const profile = await fetchModelProfile(dataset, view.chosen, policy, model)
  const base: View = { ...emptyView, chosen: besides(view.chosen).chosen, policies: view.policies }
  const all = withModel(dataset, base, model, false)
  const own = withModel(dataset, base, model, (profile.votes?.selfBattles ?? 0) > 0)
  const counted =
    profile.votes && profile.votes.noVote > 0 ? choose(dataset, own, 'outcome', [...OUTCOMES]) : own
  const { votes, seen } = profile
  const lists = votes?.examples ?? { wins: [], losses: [], upsets: [], slips: [] }
  const numbers = [...Object.values(lists).flat(), ...(seen ? [seen.first, seen.last] : [])]
  const code = (dataset.counted.terms.model ?? []).indexOf(model)
  const [rows, covered, places] = await Promise.all([
    fetchRows(dataset, [...new Set(numbers)]),
    areImagesCovered(dataset),
    votes && fetchCategoryPlaces(dataset, base.chosen, policy, code),
  ])
  const unique = [...new Set(numbers)]
  const rowOf = new Map(rows.map((row, at) => [unique[at]!, row]))
  const shown = (list: readonly number[]) => list.flatMap((number) => rowOf.get(number) ?? [])
  const [first, last] = seen ? shown([seen.first, seen.last]) : []
  return (
    <ReadingPage entry={entry} view={all} {...(votes ? { active: 'votes' as const } : {})}>
      <header className="grid gap-2">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 sm:flex-nowrap">
          <h1 className="min-w-0 text-lg font-semibold leading-snug [overflow-wrap:anywhere]">
            <bdi>{model}</bdi>:{' '}
            <Link
              href={viewHref(dataset.slug, dataset, all)}
              className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
            >
              {rowsInWords(dataset, profile.rows.length)}
            </Link>
          </h1>
          <ViewTools
            {...{ dataset }}
            view={all}
            total={profile.rows.length}
            href={viewHref(dataset.slug, dataset, base, ['models', model])}
            words={`${model}: ${rowsInWords(dataset, profile.rows.length)}`}
          />
        </div>
        <p className="text-soft">
          Among{' '}
          <Link
            href={viewHref(dataset.slug, dataset, base, votes ? ['votes'] : [])}
            className="underline decoration-line-strong underline-offset-2 hover:decoration-accent"
            data-key="u"
            data-key-label={votes ? 'the board' : 'the chats'}
          >
            {headline(dataset, base, profile.total)}
          </Link>
          {profile.aside.length > 0 &&
            `. The view’s own ${profile.aside.join(', ')} ${profile.aside.length === 1 ? 'steps' : 'step'} aside here`}
          .
          {first?.time && last?.time && (
            <>
              {' '}
              First seen <SeenLink href={rowHrefOf(dataset, all, first.id)} day={dayInWords(first.time)} />,
              last <SeenLink href={rowHrefOf(dataset, all, last.id)} day={dayInWords(last.time)} />.
            </>
          )}
        </p>
        <Chips
          slug={dataset.slug}
          offer={dataset}
          view={{ ...base, chosen: new Map() }}
          ignored={[...ignored, ...policies]}
        />
      </header>
      {profile.rows.length === 0 && (
        <p className="text-soft">It is in no {votes ? 'vote' : 'chat'} of this view.</p>
      )}
      {votes && profile.rows.length > 0 && (
        <>
          <NoRating dataset={dataset} view={base} board={votes.board} segments={['models', model]} />
          <Standing dataset={dataset} view={own} votes={votes} />
        </>
      )}
      {profile.rows.length > 0 && (
        <div className="min-w-0 border-t border-line">
          {votes && (
            <Opponents
              {...{ dataset, base, own, model }}
              opponents={votes.opponents}
              extremes={votes.extremes}
            />
          )}
          {places && <CategoryPlaces {...{ dataset, base, places }} own={counted} />}
          {votes && (
            <Examples
              {...{ dataset, own }}
              blurred={covered && dataset.imageColumn !== ''}
              lists={{
                wins: shown(lists.wins),
                losses: shown(lists.losses),
                upsets: shown(lists.upsets),
                slips: shown(lists.slips),
              }}
            />
          )}
          {seen && <Days dataset={dataset} view={all} seen={seen} />}
          {votes && <StyleProfile style={votes.style} />}
          {votes?.groups.map((group) => (
            <OutcomeChart
              key={group.name}
              {...{ dataset, group }}
              view={counted}
              words={{ subject: model, win: 'won', loss: 'lost', letters: ['won', 'lost'] }}
            />
          ))}
          {!votes && <Shares dataset={dataset} own={all} groups={profile.shares} />}
        </div>
      )}
      {votes && votes.opponents.length > 0 && (
        <section aria-labelledby="versus-head">
          <h2 id="versus-head" className="mb-2 font-semibold">
            Head to head
          </h2>
          <VersusPick
            dataset={dataset}
            view={base}
            models={votes.board.rows}
            a={model}
            b={votes.opponents.toSorted((one, other) => other.votes - one.votes)[0]!.model}
          />
        </section>
      )}
    </ReadingPage>
  )
}

/** The rows of the model; without those against itself, which no board counts. */
function withModel(dataset: Dataset, base: View, model: string, others: boolean): View {
  const param = dataset.filters.find(({ name }) => name === 'model')?.param(model) ?? model
  const own = choose(dataset, base, 'model', [param])
  return others ? choose(dataset, own, 'vs', [`!${param}`]) : own
}

function rowHrefOf(dataset: Dataset, view: View, id: string): string {
  return pageHref(dataset.slug, ['rows', id]) + viewQuery(dataset, view)
}
