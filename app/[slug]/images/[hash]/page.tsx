import type { Metadata } from 'next'
import { cache } from 'react'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { Chips } from '@/components/filters/chips'
import { areImagesCovered } from '@/components/images/covered'
import { ImageNotice } from '@/components/images/image-notice'
import { Picture } from '@/components/images/picture'
import { pictureHref } from '@/components/images/picture-at'
import { List } from '@/components/rows/list'
import { Pager } from '@/components/rows/pager'
import { altOf, bytesInWords } from '@/components/rows/row-images'
import { onlyView } from '@/components/rows/row-links'
import { ReadingPage } from '@/components/rows/row-page'
import { Link } from '@/components/ui/link'
import { headline, rowsInWords } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { fetchOtherHolders } from '@/lib/queries/elsewhere'
import { fetchPage } from '@/lib/queries/page'
import { findPageEntry, readPageSegment, readPageView } from '@/lib/queries/page-request'
import { fetchPictures, fetchPictureUse } from '@/lib/queries/pictures'
import { choose, emptyView, type Params, pageHref, viewHref } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string; hash: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

const loadImage = cache(async (slug: string, given: string) => {
  const entry = await findPageEntry(slug)
  const { dataset } = entry
  const hash = readPageSegment(given)
  if (!dataset) return { entry }
  if (!dataset.imageColumn) throw new Missing('images', hash, entry)
  if (!dataset.hasImages) return { entry }
  const facts = (await fetchPictures(dataset, [hash])).get(hash)
  if (!facts) throw new Missing('image', hash, entry)
  return { entry, found: { dataset, facts, use: await fetchPictureUse(dataset, hash) } }
})

async function readTitle({ params }: PageProps): Promise<Metadata> {
  const { slug, hash } = await params
  const { entry, found } = await loadImage(slug, hash)
  const words = found ? `Image of ${rowsInWords(found.dataset, found.use.rows)}` : 'Image'
  return linkPreview(
    words,
    entry.description.title,
    `One image with all that was asked about it. ${words} in`,
  )
}

async function Page({ params, searchParams }: PageProps) {
  const { slug, hash } = await params
  const { entry, found } = await loadImage(slug, hash)
  if (!found) {
    return (
      <ReadingPage entry={entry} active="images">
        <p className="text-soft">The images are still being read. Look again in a moment.</p>
      </ReadingPage>
    )
  }
  const { dataset, facts, use } = found
  const { view: given, ignored } = readPageView(dataset, await searchParams)
  // The path says which image; a second one in the query would contradict it.
  const outer = { ...given, chosen: new Map([...given.chosen].filter(([name]) => name !== 'image')) }
  const view = { ...choose(dataset, outer, 'image', [facts.hash]), page: given.page }
  const [{ matches, rows }, holders, covered] = await Promise.all([
    fetchPage(dataset, view),
    fetchOtherHolders(dataset, facts.hash),
    areImagesCovered(dataset),
  ])
  const at = { kind: 'hash', hash: facts.hash } as const
  const here = ['images', facts.hash]
  const only = onlyView(dataset, [['image', [facts.hash]]]) ?? emptyView
  return (
    <ReadingPage entry={entry} view={outer} active="images">
      <ImageNotice slug={dataset.slug} warning={dataset.description.warning} covered={covered} />
      <header className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,auto)_minmax(20rem,1fr)]">
        <Picture
          slug={dataset.slug}
          {...{ at, covered, facts }}
          alt={altOf(rows[0]?.prompt ?? '')}
          box={{ width: 880, height: 640 }}
        />
        <div className="grid content-start gap-4">
          <h1 className="text-lg font-semibold leading-snug">
            Image of {rowsInWords(dataset, use.rows)}, seen by{' '}
            {use.models === 1 ? '1 model' : `${use.models.toLocaleString('en')} models`}
          </h1>
          <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
            <Fact label="Type">
              {facts.name} <span className="text-faint">{facts.type}</span>
            </Fact>
            {facts.width !== null && facts.height !== null && (
              <Fact label="Size">
                {facts.width.toLocaleString('en')} × {facts.height.toLocaleString('en')} pixels
              </Fact>
            )}
            <Fact label="Bytes">
              {bytesInWords(facts.bytes)}{' '}
              <a
                className="ml-2 text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
                href={pictureHref(dataset.slug, at, { download: 1 })}
                download
              >
                download
              </a>
            </Fact>
            <Fact label="SHA-256">
              <code className="text-xs text-soft">{facts.hash}</code>
            </Fact>
            <Fact label="Elsewhere">
              {holders.length === 0 && <span className="text-faint">in no other dataset</span>}
              {holders.map((holder) => (
                <span key={holder.slug} className="block">
                  <Link
                    href={pageHref(holder.slug, here)}
                    className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
                  >
                    {holder.title}
                  </Link>{' '}
                  <span className="text-faint">
                    {holder.rows === 1 ? '1 row' : `${holder.rows.toLocaleString('en')} rows`}
                  </span>
                </span>
              ))}
            </Fact>
          </dl>
        </div>
      </header>
      <section aria-labelledby="its-rows" className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id="its-rows" className="text-base font-semibold">
            {headline(dataset, outer, matches.total)}
            {outer.chosen.size > 0 && matches.total < use.rows && (
              <span className="font-normal text-soft">
                {' '}
                · of{' '}
                <Link
                  href={viewHref(dataset.slug, dataset, emptyView, here)}
                  className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
                >
                  {rowsInWords(dataset, use.rows)}
                </Link>
              </span>
            )}
          </h2>
          <Link
            href={viewHref(dataset.slug, dataset, outer.chosen.size > 0 ? { ...view, page: 1 } : only)}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            data-key="u"
            data-key-label="browse with filters"
          >
            Browse with filters
          </Link>
        </div>
        <Chips slug={dataset.slug} offer={dataset} view={emptyView} ignored={ignored} />
        <List rows={rows} list={{ dataset, view, blurred: covered }} total={matches.total} />
        <Pager
          slug={dataset.slug}
          offer={dataset}
          view={{ ...outer, page: view.page }}
          total={matches.total}
          segments={here}
        />
      </section>
    </ReadingPage>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="text-faint">{label}</dt>
      <dd>{children}</dd>
    </>
  )
}
