import { answer } from '@/lib/api-error'
import { fetchSwap, requireAbove } from '@/lib/queries/fragility'
import { requirePolicy } from '@/lib/queries/policy'
import { besidesOdd, fetchQuality } from '@/lib/queries/quality'
import { qualityAnswer } from '@/lib/queries/quality-answer'
import { requireDataset, requireView } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const asked = new URL(request.url).searchParams
    const { view, steppedAside } = besidesOdd(
      requireView(dataset, asked, dataset.kind === 'battle' ? ['above'] : []),
    )
    const quality = await fetchQuality(dataset, view, requirePolicy(dataset, view, asked))
    const { board } = quality
    const swap = board && (await fetchSwap(dataset, board, requireAbove(dataset, board, asked)))
    const cutOff = await fetchCutOff(dataset, view.chosen)
    return Response.json({ ...qualityAnswer(dataset, quality, steppedAside, swap), ...cutOff })
  })
}
