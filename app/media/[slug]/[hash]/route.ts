import { answer } from '@/lib/api-error'
import { answerImage } from '@/lib/media/media-answer'
import { readMediaRequest } from '@/lib/media/media-request'
import { readSegment, requireDataset } from '@/lib/queries/request'
import { fetchImageSource } from '@/lib/queries/stored-images'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; hash: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const given = await params
    const { dataset } = await requireDataset(given.slug)
    const asked = readMediaRequest(new URL(request.url).searchParams)
    const source = await fetchImageSource(dataset, readSegment(given.hash))
    const image = { ...source, thumbs: dataset.thumbs, lasting: true }
    return answerImage(image, asked, request.headers.get('if-none-match'))
  })
}
