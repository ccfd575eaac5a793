import { answer } from '@/lib/api-error'
import { fetchMatches } from '@/lib/queries/matches'
import { countPairs } from '@/lib/queries/pairs'
import { requireRowsView, requireVotes } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const dataset = await requireVotes((await params).slug)
    const { chosen } = requireRowsView(dataset, new URL(request.url).searchParams)
    const matches = await fetchMatches(dataset, chosen)
    const cutOff = await fetchCutOff(dataset, chosen)
    return Response.json({ total: matches.total, ...cutOff, ...countPairs(dataset, matches) })
  })
}
