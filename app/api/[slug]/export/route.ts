import { ApiError, answer } from '@/lib/api-error'
import { exportColumns } from '@/lib/export/columns'
import { EXPORT_FORMATS, readExportFormat } from '@/lib/export/encoder'
import { exportStream } from '@/lib/export/export-stream'
import { attachment, exportFileName } from '@/lib/export/file-name'
import { encoderOf } from '@/lib/export/formats'
import { type ExportProgress, isTicket, rememberExport } from '@/lib/export/running'
import { headline } from '@/lib/headline'
import { openExport } from '@/lib/queries/export'
import { requireDataset, requireView } from '@/lib/queries/request'
import { fetchCutOff } from '@/lib/queries/search'

export const dynamic = 'force-dynamic'

interface Context {
  readonly params: Promise<{ slug: string }>
}

/** The whole view, streamed. `Ringside-Rows` says how many rows a whole file has. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { blocks, encoder, headers, ticket, total } = await begin(request, params)
    const progress: ExportProgress = { total, rows: 0, state: 'running', stop() {} }
    const stream = exportStream(encoder, blocks(encoder.copy), progress)
    request.signal.addEventListener('abort', () => progress.stop())
    if (ticket !== null) rememberExport(ticket, progress)
    return new Response(stream, { headers })
  })
}

export function HEAD(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => new Response(null, { headers: (await begin(request, params)).headers }))
}

async function begin(request: Request, params: Context['params']) {
  const { dataset } = await requireDataset((await params).slug)
  const asked = new URL(request.url).searchParams
  const view = requireView(dataset, asked, ['format', 'ticket'])
  const given = asked.get('format')
  const format = readExportFormat(given)
  if (!format || asked.getAll('format').length > 1) {
    const choices = EXPORT_FORMATS.join(', ')
    throw given === null
      ? new ApiError(400, 'missing_value', `format is missing: one of ${choices}.`, 'format')
      : new ApiError(400, 'malformed_value', `"${given}" is no format: one of ${choices}.`, 'format')
  }
  const ticket = asked.get('ticket')
  if (ticket !== null && !isTicket(ticket)) {
    throw new ApiError(400, 'malformed_value', 'A ticket is 8 to 64 letters and digits.', 'ticket')
  }
  const { total, blocks } = await openExport(dataset, view)
  const { cut_off: cutOff } = await fetchCutOff(dataset, view.chosen)
  const encoder = encoderOf(format, exportColumns(dataset.kind))
  const name = exportFileName(dataset.slug, headline(dataset, view, total), format)
  const headers = {
    'Content-Type': encoder.mediaType,
    'Content-Disposition': attachment(name),
    // Not compressed on its way: the reader's count would run ahead of what has arrived.
    'Cache-Control': 'no-store, no-transform',
    'Ringside-Rows': String(total),
    ...(cutOff ? { 'Ringside-Cut-Off': cutOff.message } : {}),
  }
  return { total, blocks, encoder, headers, ticket }
}
