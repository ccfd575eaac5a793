import { localPath } from '@/lib/access/request-path'
import { ApiError, answer } from '@/lib/api-error'
import { attachment } from '@/lib/export/file-name'
import { eventProblem, type LabelEvent, readEvent } from '@/lib/labels/event'
import { appendEvents } from '@/lib/labels/label-file'
import { eventsOfForm } from '@/lib/labels/label-form'
import { NAMELESS, READER_COOKIE, readerOfCookies, readReaderName } from '@/lib/labels/reader-name'
import { fetchLabelState, fetchLabels, labelFileOf } from '@/lib/queries/labels'
import { requireDataset } from '@/lib/queries/request'
import { fetchRowNumber } from '@/lib/queries/rows'

export const dynamic = 'force-dynamic'

interface Context {
  readonly params: Promise<{ slug: string }>
}

/** Events of one import; more come in several. */
const MOST_EVENTS = 100_000
const MOST_BYTES = 32 * 1024 * 1024
const YEAR = 31_536_000

/** Labels, notes and votes by row; with `format=jsonl` as events, which is what an import takes. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const asked = new URL(request.url).searchParams
    for (const key of asked.keys())
      if (key !== 'format') throw new ApiError(400, 'unknown_parameter', `"${key}" is not a parameter.`, key)
    const format = asked.get('format')
    if (format !== null && format !== 'jsonl')
      throw new ApiError(400, 'malformed_value', `"${format}" is no format: jsonl, or none.`, 'format')
    const { state } = await fetchLabels(dataset)
    if (format === null) {
      return Response.json({
        labels: [...state.labels].map(([label, count]) => ({ label, count })),
        rows: [...state.rows].map(([id, { labels, note, who, votes }]) => ({
          id,
          labels: [...labels],
          note,
          who,
          votes: Object.fromEntries(votes),
        })),
      })
    }
    const at = new Date().toISOString()
    const events = [...state.rows].flatMap(([row, { labels, note, who, votes }]): LabelEvent[] => [
      { at, who, kind: 'read', row },
      ...[...labels].map((label): LabelEvent => ({ at, who, kind: 'label', row, label, on: true })),
      ...(note ? [{ at, who, kind: 'note', row, text: note } as const] : []),
      ...[...votes].map(([voter, vote]): LabelEvent => ({ at, who: voter, kind: 'vote', row, vote })),
    ])
    const views = [...state.views.values()].map((view): LabelEvent => ({ ...view, kind: 'view' }))
    return new Response([...events, ...views].map((event) => `${JSON.stringify(event)}\n`).join(''), {
      headers: {
        'Content-Type': 'application/x-ndjson; charset=utf-8',
        'Content-Disposition': attachment(`${dataset.slug}-labels.jsonl`),
        'Cache-Control': 'no-store',
      },
    })
  })
}

/** A form of a page (`row`, `action`), or events to import: JSON lines as the body or as the file of a form. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const type = request.headers.get('content-type') ?? ''
    if (type.startsWith('application/x-www-form-urlencoded')) {
      const form = new URLSearchParams(await readText(request))
      return keep(request, dataset, form)
    }
    const uploaded = type.startsWith('multipart/form-data') ? await readUpload(request) : undefined
    const text = uploaded?.text ?? (await readText(request))
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length > MOST_EVENTS)
      throw new ApiError(400, 'too_many', `An import holds at most ${MOST_EVENTS} lines.`)
    const events = lines.map((line, index) => {
      const event = readEvent(line)
      if (event) return event
      throw new ApiError(
        400,
        'malformed_event',
        `Line ${index + 1}: ${problemOf(line)}. Nothing was imported.`,
      )
    })
    await appendEvents(labelFileOf(dataset.slug), events)
    if (uploaded) return back(uploaded.back)
    return Response.json({ imported: events.length })
  })
}

async function keep(
  request: Request,
  dataset: Parameters<typeof fetchLabels>[0],
  form: URLSearchParams,
): Promise<Response> {
  const row = form.get('row') ?? ''
  if ((await fetchRowNumber(dataset, row)) === undefined)
    throw new ApiError(404, 'no_row', `There is no row "${row.slice(0, 80)}".`, 'row')
  const given = readReaderName(form.get('who'))
  const who = given ?? readerOfCookies(request.headers.get('cookie')) ?? NAMELESS
  const state = await fetchLabelState(dataset.slug)
  const has = (label: string) => state.rows.get(row)?.labels.has(label) ?? false
  const events = eventsOfForm(form, { at: new Date().toISOString(), who, row, has })
  if (events.length === 0) throw new ApiError(400, 'malformed_value', 'Nothing to keep was said.', 'action')
  await appendEvents(labelFileOf(dataset.slug), events)
  const answer =
    form.get('answer') === 'json' ? Response.json({ kept: events.length }) : back(form.get('back'))
  if (given) {
    const cookie = `${READER_COOKIE}=${encodeURIComponent(given)}; Path=/; Max-Age=${YEAR}; SameSite=Lax`
    answer.headers.set('Set-Cookie', cookie)
  }
  return answer
}

/** Back to a page of this server, and to no other. */
function back(to: string | null): Response {
  return new Response(null, { status: 303, headers: { Location: localPath(to ?? '/') } })
}

async function readText(request: Request): Promise<string> {
  const text = await request.text()
  if (text.length <= MOST_BYTES) return text
  throw new ApiError(400, 'too_long', 'This is more than 32 MB.')
}

async function readUpload(request: Request): Promise<{ text: string; back: string | null }> {
  const form = await request.formData()
  const file = form.get('file')
  const to = form.get('back')
  if (!(file instanceof File) || file.size > MOST_BYTES)
    throw new ApiError(400, 'malformed_value', 'An import is one file of at most 32 MB.', 'file')
  return { text: await file.text(), back: typeof to === 'string' ? to : null }
}

function problemOf(line: string): string {
  try {
    return eventProblem(JSON.parse(line)) ?? 'not understood'
  } catch {
    return 'not JSON'
  }
}
