import { ApiError, answer } from '@/lib/api-error'
import { fetchQuestion } from '@/lib/queries/question'
import { readSegment, requireDataset, requireRowsView } from '@/lib/queries/request'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; hash: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const given = await params
    const { dataset } = await requireDataset(given.slug)
    requireRowsView(dataset, new URL(request.url).searchParams)
    if (dataset.awaited.includes('question')) {
      throw new ApiError(409, 'not_indexed', 'Questions are known once the images are read.')
    }
    const hash = readSegment(given.hash)
    const question = await fetchQuestion(dataset, hash)
    if (!question)
      throw new ApiError(404, 'no_question', `Nobody asked question "${hash}" in ${dataset.slug}.`)
    return Response.json(question)
  })
}
