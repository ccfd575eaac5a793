import { answer } from '@/lib/api-error'
import { listDatasets } from '@/lib/catalog'
import { versions } from '@/lib/versions'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return answer(async () => {
    const { entries } = await listDatasets()
    return Response.json({
      status: 'ok',
      versions: versions(),
      datasets: Object.fromEntries(entries.map(({ slug, stages }) => [slug, stages])),
    })
  })
}
