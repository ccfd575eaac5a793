import { settleAgainst } from '../against'
import { ApiError } from '../api-error'
import type { Dataset } from '../catalog'
import { type Entry, findEntry } from '../catalog'
import { Missing } from '../missing'
import { type Ignored, type Params, readView, type View } from '../view'
import { readSegment } from './request'

/** The dataset a page is about; a name nobody has, or one that cannot be decoded, is not found. */
export async function findPageEntry(slug: string): Promise<Entry> {
  const name = readPageSegment(slug)
  const entry = await findEntry(name)
  if (!entry) throw new Missing('dataset', name)
  return entry
}

/**
 * A path segment as Next hands it to a page: mostly still percent-encoded, but of one request a page and its metadata
 * may get the one form and the other (seen in 16.4). What holds letters that no encoder leaves is decoded already.
 */
export function readPageSegment(segment: string): string {
  try {
    return readSegment(ENCODED.test(segment) ? decodeURIComponent(segment) : segment)
  } catch (error) {
    if (error instanceof ApiError || error instanceof URIError) throw new Missing('address', segment)
    throw error
  }
}

const ENCODED = /^[\w\-.!~*'()%:@&=+$,;]*$/

/** The view of a page. Lenient: what is not understood is named; fields a form left empty are no filters at all. */
export function readPageView(
  dataset: Dataset,
  params: Params,
  extra: readonly string[] = [],
): { view: View; ignored: Ignored[] } {
  const filled = Object.entries(params).flatMap(([key, value]) => {
    const values = (typeof value === 'string' ? [value] : (value ?? [])).filter((one) => one !== '')
    return values.length ? [[key, values] as const] : []
  })
  return settleAgainst(dataset, readView(dataset, Object.fromEntries(filled), extra))
}
