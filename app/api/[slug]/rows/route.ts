import { answer } from '@/lib/api-error'
import { fetchPage } from '@/lib/queries/page'
import { requireDataset, requireRowsView } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const view = requireRowsView(dataset, new URL(request.url).searchParams)
    const { matches, rows } = await fetchPage(dataset, view)
    const cutOff = await fetchCutOff(dataset, view.chosen)
    return Response.json({ total: matches.total, page: view.page, size: view.size, ...cutOff, rows })
  })
}
