import { ApiError, answer } from '@/lib/api-error'

export const dynamic = 'force-dynamic'

/** Programs get the one error shape even where nothing is. */
export function GET(): Promise<Response> {
  return answer(async () => {
    throw new ApiError(404, 'no_endpoint', 'Nothing answers at this address; /api lists what does.')
  })
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT }
