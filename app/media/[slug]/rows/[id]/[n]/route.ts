import { ApiError, answer } from '@/lib/api-error'
import { answerImage, openStudio } from '@/lib/media/media-answer'
import { readMediaRequest } from '@/lib/media/media-request'
import { readSegment, requireDataset } from '@/lib/queries/request'
import { fetchRowNumber } from '@/lib/queries/rows'
import { fetchRowImageSource } from '@/lib/queries/stored-images'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; id: string; n: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const given = await params
    const { dataset } = await requireDataset(given.slug)
    const asked = readMediaRequest(new URL(request.url).searchParams)
    const id = readSegment(given.id)
    const row = await fetchRowNumber(dataset, id)
    if (row === undefined) throw new ApiError(404, 'no_row', `${dataset.slug} has no row "${id}".`)
    const n = readSegment(given.n)
    // Larger numbers than any list is long, and anything else, name no image.
    if (!/^\d{1,6}$/.test(n)) throw new ApiError(404, 'no_image', `This row has no image "${n}".`)
    const source = await fetchRowImageSource(dataset, row, Number(n), openStudio().finder)
    const image = { ...source, thumbs: dataset.thumbs, lasting: false }
    return answerImage(image, asked, request.headers.get('if-none-match'))
  })
}
