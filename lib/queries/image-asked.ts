import type { AskedImage } from '../media/media-answer'
import { type MediaRequest, readMediaRequest } from '../media/media-request'
import { readSegment, requireDataset } from './request'
import { fetchImageSource } from './stored-images'

/**
 * What `/media/<slug>/<hash>` asks for.
 *
 * @throws ApiError as the parts of the address demand.
 */
export async function imageAsked(
  slug: string,
  hash: string,
  params: URLSearchParams,
): Promise<{ readonly image: AskedImage; readonly asked: MediaRequest }> {
  const { dataset } = await requireDataset(slug)
  const asked = readMediaRequest(params)
  const source = await fetchImageSource(dataset, readSegment(hash))
  return { image: { ...source, thumbs: dataset.thumbs, lasting: true }, asked }
}
