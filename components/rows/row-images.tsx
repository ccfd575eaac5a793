import type { ReactNode } from 'react'
import { Picture } from '@/components/images/picture'
import type { PictureAt } from '@/components/images/picture-at'
import { pictureHref } from '@/components/images/picture-at'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import type { PictureFacts } from '@/lib/queries/pictures'
import type { RowSummary } from '@/lib/queries/rows'
import { pageHref } from '@/lib/view'

interface RowImagesProps {
  readonly dataset: Dataset
  readonly summary: RowSummary
  readonly facts: ReadonlyMap<string, PictureFacts>
  readonly covered: boolean
}

/** So low that answers begin on the first screen, two of them before one; the zoom shows a picture whole. */
const BOXES = { battle: { width: 480, height: 230 }, chat: { width: 480, height: 340 } } as const

/** The images of a prompt, each with its facts; nothing where the row has none. */
export function RowImages({ dataset, summary, facts, covered }: RowImagesProps): ReactNode {
  const places = placesOf(dataset, summary)
  if (places.length === 0) return null
  return (
    <div className="flex flex-wrap items-start gap-4">
      {places.map((at, n) => {
        const known = at?.kind === 'hash' ? facts.get(at.hash) : undefined
        return (
          <Picture
            key={n}
            slug={dataset.slug}
            alt={altOf(summary.prompt)}
            box={BOXES[dataset.kind]}
            {...{ at, covered }}
            {...(known ? { facts: known } : {})}
          >
            {at && <Facts slug={dataset.slug} at={at} facts={known} />}
          </Picture>
        )
      })}
    </div>
  )
}

/** Alternative text out of what was asked about the picture. */
export function altOf(prompt: string): string {
  const start = prompt.replace(/\s+/g, ' ').trim()
  return start
    ? `Image to the prompt: ${start.length > 120 ? `${start.slice(0, 120)}…` : start}`
    : 'Image without a prompt'
}

/** "1.2 MB". */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Until hashes are known the first image is asked for by its place; it may turn out that there is none. */
function placesOf(dataset: Dataset, { id, images }: RowSummary): readonly (PictureAt | null)[] {
  if (dataset.imageColumn && !dataset.hasImages) return [{ kind: 'row', id, n: 0 }]
  return images.map((hash) => (hash === null ? null : { kind: 'hash', hash }))
}

function Facts({
  slug,
  at,
  facts,
}: {
  readonly slug: string
  readonly at: PictureAt
  readonly facts: PictureFacts | undefined
}) {
  return (
    <>
      {facts && (
        <span className="tabular-nums">
          {facts.name}
          {facts.width && facts.height ? ` · ${facts.width} × ${facts.height}` : ''} ·{' '}
          {bytesInWords(facts.bytes)}
        </span>
      )}
      {at.kind === 'hash' && <Link href={pageHref(slug, ['images', at.hash])}>image page</Link>}
      <a href={pictureHref(slug, at, { download: 1 })} download>
        download
      </a>
    </>
  )
}
