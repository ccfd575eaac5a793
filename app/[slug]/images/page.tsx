import type { Metadata } from 'next'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { Chips } from '@/components/filters/chips'
import { areImagesCovered } from '@/components/images/covered'
import { ImageNotice } from '@/components/images/image-notice'
import { Tile } from '@/components/images/tile'
import { Pager } from '@/components/rows/pager'
import { altOf } from '@/components/rows/row-images'
import { ReadingPage } from '@/components/rows/row-page'
import { Link } from '@/components/ui/link'
import { headline, rowsInWords } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { findPageEntry, readPageView } from '@/lib/queries/page-request'
import { fetchGallery } from '@/lib/queries/pictures'
import { type Params, viewHref, viewQuery } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

async function readTitle({ params, searchParams }: PageProps): Promise<Metadata> {
  const entry = await findPageEntry((await params).slug)
  const { dataset, description } = entry
  if (!dataset) return { title: description.title }
  if (!dataset.imageColumn) throw new Missing('images', '', entry)
  const { view } = readPageView(dataset, await searchParams)
  const words = headline(dataset, view, 2).replace(/^2 /, '')
  return linkPreview(`Images of ${words}`, description.title, `Images of ${words} in`)
}

async function Page({ params, searchParams }: PageProps) {
  const entry = await findPageEntry((await params).slug)
  const { dataset } = entry
  if (!dataset) return <ReadingPage entry={entry} active="images" />
  if (!dataset.imageColumn) throw new Missing('images', '', entry)
  const { view, ignored } = readPageView(dataset, await searchParams)
  if (!dataset.hasImages) return <Reading entry={entry} />
  const [{ total, rows, pictures }, covered] = await Promise.all([
    fetchGallery(dataset, view),
    areImagesCovered(dataset),
  ])
  const query = viewQuery(dataset, { ...view, page: 1 })
  return (
    <ReadingPage entry={entry} view={view} active="images">
      <header className="grid gap-2">
        <h1 className="text-lg font-semibold leading-snug">
          {total === 1 ? '1 image' : `${total.toLocaleString('en')} images`} of{' '}
          <Link
            href={viewHref(dataset.slug, dataset, { ...view, page: 1 })}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            data-key="u"
            data-key-label="browse the rows"
          >
            {headline(dataset, view, rows)}
          </Link>
        </h1>
        <Chips slug={dataset.slug} offer={dataset} view={view} ignored={ignored} />
        <ImageNotice slug={dataset.slug} warning={dataset.description.warning} covered={covered} />
      </header>
      {pictures.length === 0 && (
        <p className="rounded border border-line bg-surface p-6 text-soft">
          {total === 0 ? 'No row of this view has an image.' : 'This page lies behind the last one.'}
        </p>
      )}
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
        {pictures.map(({ hash, rows: uses, prompt, facts }) => (
          <li key={hash} className="min-w-0">
            <Tile
              slug={dataset.slug}
              at={{ kind: 'hash', hash }}
              alt={altOf(prompt)}
              covered={covered}
              href={viewHref(dataset.slug, dataset, { ...view, page: 1 }, ['images', hash])}
              whole={facts !== undefined && !facts.decoded && facts.shown}
              problem={facts?.problem ?? null}
            />
            <p className="mt-1 text-xs tabular-nums text-faint">{rowsInWords(dataset, uses)}</p>
          </li>
        ))}
      </ul>
      <Pager slug={dataset.slug} offer={dataset} view={view} total={total} segments={['images']} />
      {query && (
        <p>
          <Link href={viewHref(dataset.slug, dataset, { ...view, chosen: new Map(), page: 1 }, ['images'])}>
            All images of the dataset
          </Link>
        </p>
      )}
    </ReadingPage>
  )
}

function Reading({ entry }: { readonly entry: Parameters<typeof ReadingPage>[0]['entry'] }) {
  const { images } = entry.stages
  return (
    <ReadingPage entry={entry} active="images">
      <h1 className="text-lg font-semibold">The images are still being read</h1>
      <p className="text-soft">
        {images.state === 'running'
          ? `${Math.floor(images.share * 100)} %. Rows can be browsed meanwhile, with their images.`
          : images.state === 'failed'
            ? images.message
            : 'They wait for their turn. Rows can be browsed meanwhile.'}
      </p>
    </ReadingPage>
  )
}
