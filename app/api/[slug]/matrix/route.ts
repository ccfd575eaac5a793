import { answer } from '@/lib/api-error'
import { fetchBoard } from '@/lib/queries/leaderboard'
import { matrixAnswer } from '@/lib/queries/matrix'
import { requirePolicy } from '@/lib/queries/policy'
import { requireView, requireVotes } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const dataset = await requireVotes((await params).slug)
    const asked = new URL(request.url).searchParams
    const view = requireView(dataset, asked)
    const policy = requirePolicy(dataset, view, asked)
    const board = await fetchBoard(dataset, view.chosen, policy)
    return Response.json({ ...matrixAnswer(board), ...(await fetchCutOff(dataset, view.chosen)) })
  })
}
