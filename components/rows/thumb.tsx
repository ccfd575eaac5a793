import { TileImage } from '@/components/images/tile-image'
import type { RowSummary } from '@/lib/queries/rows'
import { mediaHref, rowMediaHref } from '@/lib/view'
import type { ListContext } from './columns'

interface ThumbProps {
  readonly row: RowSummary
  readonly list: Pick<ListContext, 'dataset' | 'blurred'>
  /** Pixels a side of the square. */
  readonly size: number
  readonly fill?: boolean
}

/** A fixed square, so nothing moves when the picture comes; blurred where the data warns. */
export function Thumb({ row, list: { dataset, blurred }, size, fill }: ThumbProps) {
  const none = dataset.hasImages && row.image === null
  const width = size > 160 ? 480 : 160
  const source = row.image
    ? mediaHref(dataset.slug, row.image, { w: width })
    : rowMediaHref(dataset.slug, row.id, 0, { w: width })
  return (
    <span
      className="relative grid shrink-0 place-items-center overflow-hidden rounded-sm border border-line bg-sunken text-[10px] text-faint"
      style={fill ? { width: '100%', aspectRatio: '1' } : { width: size, height: size }}
    >
      {none ? (
        'no image'
      ) : (
        <span
          data-blur={blurred ? '' : undefined}
          className={`grid size-full [&_img]:size-full [&_img]:object-cover ${size < 160 ? '[&_.picture-reason]:sr-only' : ''}`}
        >
          <TileImage
            src={source}
            alt={row.prompt.slice(0, 80) || 'without a prompt'}
            width={size}
            height={size}
          />
        </span>
      )}
      {row.images.length > 1 && (
        <span className="absolute bottom-0 right-0 rounded-tl bg-surface/90 px-1 text-[10px] text-soft">
          {row.images.length}
        </span>
      )}
    </span>
  )
}
