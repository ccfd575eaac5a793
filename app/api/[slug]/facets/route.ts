import { answer } from '@/lib/api-error'
import { fetchComparison, withThere } from '@/lib/queries/compare'
import { facetsAnswer } from '@/lib/queries/compare-answer'
import { countFacets } from '@/lib/queries/facets'
import { fetchMatches } from '@/lib/queries/matches'
import { requireDataset, requireRowsView } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const view = requireRowsView(dataset, new URL(request.url).searchParams)
    const matches = await fetchMatches(dataset, view.chosen)
    const comparison = await fetchComparison(dataset, view, matches)
    const facets = withThere(countFacets(dataset, view.chosen, matches), comparison)
    const cutOff = await fetchCutOff(dataset, view.chosen)
    return Response.json({ ...facetsAnswer(dataset, matches.total, facets, comparison), ...cutOff })
  })
}
