import { ApiError, answer } from '@/lib/api-error'
import { findExport } from '@/lib/export/running'
import { requireDataset } from '@/lib/queries/request'

export const dynamic = 'force-dynamic'

interface Context {
  readonly params: Promise<{ slug: string; ticket: string }>
}

/** How far an export has come that was begun with `ticket=`. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { rows, total, state } = await find(params)
    return Response.json({ rows, total, state }, { headers: { 'Cache-Control': 'no-store' } })
  })
}

/** Stops it: what was sent of it is cut off. */
export function DELETE(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const progress = await find(params)
    progress.stop()
    return Response.json({ rows: progress.rows, total: progress.total, state: progress.state })
  })
}

async function find(params: Context['params']) {
  const { slug, ticket } = await params
  await requireDataset(slug)
  const progress = findExport(ticket)
  if (progress) return progress
  throw new ApiError(404, 'no_export', 'There is no such export.')
}
