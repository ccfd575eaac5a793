import { type Html, html } from '@/lib/html'
import type { RowSummary } from '@/lib/queries/rows'
import { mediaHref, rowMediaHref } from '@/lib/view'
import type { ListContext } from './columns'

/**
 * A fixed square of so many pixels a side, or as wide as there is room; nothing moves when the picture comes. Blurred
 * where the data warns. `WatchPictures` looks after those that cannot be drawn.
 */
export function thumb(
  row: RowSummary,
  { dataset, blurred }: Pick<ListContext, 'dataset' | 'blurred'>,
  size: number,
  fill = false,
): Html {
  const none = dataset.hasImages && row.image === null
  const w = size > 160 ? 480 : 160
  const source = row.image
    ? mediaHref(dataset.slug, row.image, { w })
    : rowMediaHref(dataset.slug, row.id, 0, { w })
  const alt = row.prompt.slice(0, 80) || 'without a prompt'
  const picture = html`<img data-watch data-revealed src="${source}" alt="${alt}" width="${size}" height="${size}" loading="lazy" decoding="async">`
  return html`<span class="thumb${size < 160 ? ' thumb-small' : ''}" style="${fill ? 'width:100%;aspect-ratio:1' : `width:${size}px;height:${size}px`}">
    ${none ? 'no image' : html`<span class="thumb-picture"${blurred && BLUR}>${picture}</span>`}
    ${row.images.length > 1 && html`<span class="thumb-more">${row.images.length}</span>`}
  </span>`
}

const BLUR = html` data-blur=""`
