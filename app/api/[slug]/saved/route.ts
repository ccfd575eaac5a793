import { localPath } from '@/lib/access/request-path'
import { ApiError, answer } from '@/lib/api-error'
import type { Dataset } from '@/lib/catalog'
import { eventProblem, type LabelEvent } from '@/lib/labels/event'
import { appendEvents } from '@/lib/labels/label-file'
import { NAMELESS, readerOfCookies } from '@/lib/labels/reader-name'
import { fetchLabelState, labelFileOf } from '@/lib/queries/labels'
import { readPageView } from '@/lib/queries/page-request'
import { groupParams, requireDataset } from '@/lib/queries/request'
import { pageHref, viewQuery } from '@/lib/view'

export const dynamic = 'force-dynamic'

interface Context {
  readonly params: Promise<{ slug: string }>
}

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    return Response.json({ views: [...(await fetchLabelState(dataset.slug)).views.values()] })
  })
}

/** The forms of `/<slug>/saved`: `action` is save, rename or forget. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { dataset } = await requireDataset((await params).slug)
    const form = new URLSearchParams((await request.text()).slice(0, 200_000))
    const event = await eventOf(dataset, form, readerOfCookies(request.headers.get('cookie')) ?? NAMELESS)
    const problem = eventProblem(event)
    if (problem) throw new ApiError(400, 'malformed_value', problem)
    await appendEvents(labelFileOf(dataset.slug), [event])
    return new Response(null, {
      status: 303,
      headers: { Location: localPath(pageHref(dataset.slug, ['saved'])) },
    })
  })
}

async function eventOf(dataset: Dataset, form: URLSearchParams, who: string): Promise<LabelEvent> {
  const common = { at: new Date().toISOString(), who }
  const [name, note] = [form.get('name') ?? '', form.get('note') ?? '']
  if (form.get('action') === 'save') {
    const params = groupParams(new URLSearchParams(form.get('query') ?? ''))
    const query = viewQuery(dataset, { ...readPageView(dataset, params).view, page: 1 })
    return { ...common, kind: 'view', id: crypto.randomUUID(), name, note, query }
  }
  const known = (await fetchLabelState(dataset.slug)).views.get(form.get('id') ?? '')
  if (!known) throw new ApiError(404, 'no_view', 'There is no such view any more.', 'id')
  if (form.get('action') === 'forget') return { ...common, kind: 'forget-view', id: known.id }
  if (form.get('action') === 'rename') return { ...known, ...common, kind: 'view', name, note }
  throw new ApiError(400, 'malformed_value', 'action is save, rename or forget.', 'action')
}
