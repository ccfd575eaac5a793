import { answer } from '@/lib/api-error'
import { listDatasets } from '@/lib/catalog'
import { describeDatasets } from '@/lib/queries/datasets'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return answer(async () => Response.json(describeDatasets(await listDatasets())))
}
