import { notFound } from 'next/navigation'
import { ApiError } from '../api-error'
import type { Dataset } from '../catalog'
import { type Entry, findEntry } from '../catalog'
import { type Ignored, type Params, readView, type View } from '../view'
import { readSegment } from './request'

/** The dataset a page is about; a name nobody has, or one that cannot be decoded, is not found. */
export async function findPageEntry(slug: string): Promise<Entry> {
  const entry = await findEntry(readPageSegment(slug))
  return entry ?? notFound()
}

/** A path segment as Next hands it to a page, which is still percent-encoded. */
export function readPageSegment(segment: string): string {
  try {
    return readSegment(decodeURIComponent(segment))
  } catch (error) {
    if (error instanceof ApiError || error instanceof URIError) notFound()
    throw error
  }
}

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
  return readView(dataset, Object.fromEntries(filled), extra)
}
