import { answer } from '@/lib/api-error'
import { fetchComparison } from '@/lib/queries/compare'
import { boardComparison } from '@/lib/queries/compare-answer'
import { fetchBoard, fetchDifferences } from '@/lib/queries/leaderboard'
import { leaderboardAnswer } from '@/lib/queries/leaderboard-answer'
import { fetchMatches } from '@/lib/queries/matches'
import { requirePolicy } from '@/lib/queries/policy'
import { comparePublished } from '@/lib/queries/published'
import { requireView, requireVotes } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const dataset = await requireVotes((await params).slug)
    const asked = new URL(request.url).searchParams
    const view = requireView(dataset, asked)
    const policy = requirePolicy(dataset, view, asked)
    const matches = await fetchMatches(dataset, view.chosen)
    const board = await fetchBoard(dataset, view.chosen, policy, matches)
    const comparison = await fetchComparison(dataset, view, matches)
    const compared =
      comparison &&
      boardComparison(
        dataset,
        board,
        comparison,
        await fetchDifferences(dataset, view.chosen, board, comparison),
      )
    const cutOff = await fetchCutOff(dataset, view.chosen)
    return Response.json({
      ...leaderboardAnswer(board, compared, comparePublished(dataset, board)),
      ...cutOff,
    })
  })
}
