import { ApiError, answer } from '@/lib/api-error'
import { textOf } from '@/lib/conversation'
import { fetchElsewhere } from '@/lib/queries/elsewhere'
import { expectationAnswer, fetchExpectation } from '@/lib/queries/expectation'
import { fetchNeighbours } from '@/lib/queries/neighbours'
import { readSegment, requireDataset, requireRowsView } from '@/lib/queries/request'
import { fetchRawRow, fetchRow } from '@/lib/queries/row'
import { fetchRowNumber } from '@/lib/queries/rows'
import { fetchSession, nameContext } from '@/lib/queries/session'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; id: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const given = await params
    const { dataset } = await requireDataset(given.slug)
    const { searchParams } = new URL(request.url)
    const view = requireRowsView(dataset, searchParams, ['raw'])
    const raw = searchParams.get('raw')
    if (raw !== null && raw !== '1') {
      throw new ApiError(400, 'malformed_value', `"${raw}" is not a value of raw: it is 1 or absent.`, 'raw')
    }
    const number = await fetchRowNumber(dataset, readSegment(given.id))
    if (number === undefined) {
      throw new ApiError(404, 'no_row', `${dataset.slug} has no row "${readSegment(given.id)}".`)
    }
    const row = await fetchRow(dataset, number)
    if (raw) return Response.json(await fetchRawRow(dataset, row.summary))

    const [neighbours, elsewhere, expectation, session] = await Promise.all([
      fetchNeighbours(dataset, view, number),
      fetchElsewhere(dataset, row.summary),
      fetchExpectation(dataset, view, number, row.summary),
      row.summary.session === null ? undefined : fetchSession(dataset, row.summary.session),
    ])
    const context = await nameContext(dataset, row, session)
    const plain = (messages: (typeof row.conversations)[number]['messages']) =>
      messages.map((message) => ({ role: message.role, content: textOf(message) }))
    const [a, b] = row.conversations.map(({ messages }) => plain(messages))
    return Response.json({
      ...row.summary,
      ...(dataset.kind === 'chat' ? { conversation: a } : { conversation_a: a, conversation_b: b }),
      context: context.map((turn) => ({
        user: plain(turn.user),
        a: plain(turn.a),
        b: plain(turn.b),
        models: turn.models ?? null,
      })),
      metadata: { style: row.style },
      session_votes: session
        ? session.votes.map(({ id, order, model_a, model_b, winner }) => ({
            id,
            order,
            model_a,
            model_b,
            winner,
          }))
        : null,
      ...(dataset.kind === 'battle'
        ? { prediction: expectation ? expectationAnswer(expectation) : null }
        : {}),
      neighbours,
      elsewhere,
    })
  })
}
