import { answer } from '@/lib/api-error'
import { withPolicy } from '@/lib/board-policy'
import { breakdownAnswer, fetchBreakdown, requireDimension } from '@/lib/queries/breakdown'
import { requirePolicy } from '@/lib/queries/policy'
import { requireView, requireVotes } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const dataset = await requireVotes((await params).slug)
    const asked = new URL(request.url).searchParams
    const view = requireView(dataset, asked)
    const by = requireDimension(dataset, asked)
    // Here `by` names a dimension; on a board it names what the board is sorted by.
    const policy = requirePolicy(dataset, withPolicy(view, 'by', undefined), asked)
    const breakdown = await fetchBreakdown(dataset, view.chosen, policy, by)
    return Response.json({
      ...breakdownAnswer(breakdown, policy),
      ...(await fetchCutOff(dataset, view.chosen)),
    })
  })
}
