import type { ReactNode } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import { Link } from '@/components/ui/link'
import { listDatasets } from '@/lib/catalog'
import { rowsInWords } from '@/lib/headline'
import type { Missing } from '@/lib/missing'
import { pageHref } from '@/lib/view'

/** What is not there, why that may be, and what is there to go on with. */
export async function MissingPage({ of }: { readonly of: Missing }): Promise<ReactNode> {
  const { entry } = of
  const dataset = entry?.dataset
  return (
    <PageShell
      {...(entry ? { slug: entry.slug, title: entry.description.title } : {})}
      images={dataset !== undefined && dataset.imageColumn !== ''}
    >
      <div className="mx-auto max-w-prose px-4 pt-16">
        <h1 className="text-lg font-semibold [overflow-wrap:anywhere]">{headingOf(of)}</h1>
        <p className="mt-2 text-soft">{reasonOf(of)}</p>
        {dataset ? (
          <p className="mt-4">
            <Link
              href={pageHref(
                dataset.slug,
                of.thing === 'model' && dataset.kind === 'battle' ? ['votes'] : [],
              )}
              className="text-accent hover:underline"
            >
              {of.thing === 'model' && dataset.kind === 'battle'
                ? 'See which models are rated'
                : `Browse its ${rowsInWords(dataset, dataset.rows)}`}
            </Link>
          </p>
        ) : (
          <Shelf />
        )}
      </div>
    </PageShell>
  )
}

async function Shelf(): Promise<ReactNode> {
  const { entries } = await listDatasets()
  return (
    <>
      <ul className="mt-4 grid gap-1">
        {entries.map(({ slug, description, dataset }) => (
          <li key={slug}>
            <Link href={pageHref(slug)} className="text-accent hover:underline">
              {description.title}
            </Link>
            {dataset && <span className="ml-2 text-faint">{rowsInWords(dataset, dataset.rows)}</span>}
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <Link href="/" className="text-accent hover:underline">
          See which datasets are here
        </Link>
      </p>
    </>
  )
}

function headingOf({ thing, named, entry }: Missing): ReactNode {
  const title = entry?.description.title
  if (thing === 'address') return 'This address cannot be read'
  if (thing === 'votes') return `${title} holds chats: there are no votes in it`
  if (thing === 'images') return `${title} holds no images`
  const noun = thing === 'row' ? (entry?.dataset?.kind === 'chat' ? 'chat' : 'vote') : thing
  return (
    <>
      There is no {noun} “<bdi>{named.length > LONG ? `${named.slice(0, LONG)}…` : named}</bdi>”
      {title ? ` in ${title}` : ' here'}
    </>
  )
}

/** Letters of a name before it is cut: a hash stands whole. */
const LONG = 80

function reasonOf({ thing }: Missing): string {
  if (thing === 'votes' || thing === 'images') return 'What it does hold can be read and narrowed.'
  if (thing === 'dataset') return 'Its folder may have been moved or renamed, or the link was cut short.'
  return 'It may have been removed from the data, or the link was cut short.'
}
