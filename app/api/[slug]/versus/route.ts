import { answer } from '@/lib/api-error'
import { requirePolicy } from '@/lib/queries/policy'
import { requireView, requireVotes } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'
import { fetchVersus, requireModel } from '@/lib/queries/versus'
import { versusAnswer } from '@/lib/queries/versus-answer'

export const dynamic = 'force-dynamic'

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(async () => {
    const dataset = await requireVotes((await params).slug)
    const asked = new URL(request.url).searchParams
    const view = requireView(dataset, asked, ['a', 'b'])
    const policy = requirePolicy(dataset, view, asked)
    const [a, b] = [requireModel(dataset, asked, 'a'), requireModel(dataset, asked, 'b')]
    const versus = await fetchVersus(dataset, view.chosen, policy, a, b)
    return Response.json({ ...versusAnswer(versus), ...(await fetchCutOff(dataset, view.chosen)) })
  })
}
