import { plainSpaces } from '@/components/board/numbers'
import { winnerOf } from '@/components/votes/result'
import { chancesInWords, formatBits, surpriseInWords } from '@/components/votes/surprise'
import { ApiError, answer } from '@/lib/api-error'
import { asMarkdown, type Transcript } from '@/lib/conversation-markdown'
import { type Expectation, fetchExpectation } from '@/lib/queries/expectation'
import { readSegment, requireDataset } from '@/lib/queries/request'
import { fetchRow, type Row } from '@/lib/queries/row'
import { fetchRowNumber } from '@/lib/queries/rows'
import { fetchSession, type NamedContextTurn, nameContext } from '@/lib/queries/session'
import { readSettings } from '@/lib/settings'
import { emptyView, pageHref } from '@/lib/view'
import { rowTitle } from '../row-title'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; id: string }> }

/** A whole row as Markdown, for pasting elsewhere. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const given = await params
    const { dataset } = await requireDataset(given.slug)
    const id = readSegment(given.id)
    const number = await fetchRowNumber(dataset, id)
    if (number === undefined) throw new ApiError(404, 'no_row', `${dataset.slug} has no row "${id}".`)
    const row = await fetchRow(dataset, number)
    const { session } = row.summary
    const context =
      row.context.length === 0
        ? []
        : await nameContext(dataset, row, session === null ? undefined : await fetchSession(dataset, session))
    const expectation = await fetchExpectation(dataset, emptyView, number, row.summary)
    const base = readSettings().url ?? `http://${request.headers.get('host') ?? 'localhost'}`
    const url = base + pageHref(dataset.slug, ['rows', id])
    return new Response(
      asMarkdown(transcriptOf(row, context, expectation), { title: rowTitle(row.summary), url }),
      {
        headers: { 'content-type': 'text/markdown; charset=utf-8' },
      },
    )
  })
}

function transcriptOf(
  { summary, conversations }: Row,
  context: readonly NamedContextTurn[],
  expectation: Expectation | undefined,
): Transcript {
  const [first = { messages: [] }, second = { messages: [] }] = conversations
  if (summary.model_a === undefined) {
    return { kind: 'chat', model: summary.model ?? '', conversation: first }
  }
  return {
    kind: 'vote',
    a: { model: summary.model_a, conversation: first },
    b: { model: summary.model_b ?? '', conversation: second },
    winner: winnerOf(summary.winner),
    notes: expectation ? notesOf(expectation) : [],
    context: context.map(({ models, ...turn }) => ({
      ...turn,
      ...(models ? { modelA: models.a, modelB: models.b } : {}),
    })),
  }
}

function notesOf({ whole }: Expectation): string[] {
  const { chances, surprise, votesUsed } = whole
  return [
    `Expected from all ${votesUsed.toLocaleString('en')} votes: ${plainSpaces(chancesInWords(chances))}`,
    ...(surprise === null ? [] : [`Surprise: ${formatBits(surprise)}, ${surpriseInWords(surprise)}`]),
  ]
}
