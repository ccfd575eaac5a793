import { answer } from '@/lib/api-error'
import { countFacets } from '@/lib/queries/facets'
import { fetchMatches } from '@/lib/queries/matches'
import { requireDataset, requireView } from '@/lib/queries/request'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const { chosen } = requireView(dataset, new URL(request.url).searchParams)
    const matches = await fetchMatches(dataset, chosen)
    const facets = [...countFacets(dataset, chosen, matches)].map(([name, counts]) => [
      name,
      counts.kind === 'values' ? counts.values : { bins: counts.bins, none: counts.none },
    ])
    return Response.json({ total: matches.total, facets: Object.fromEntries(facets) })
  })
}
