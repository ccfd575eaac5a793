/** Asks the address of a picture that failed for the reason, which it answers with 415 and the error shape. */
export async function readReason(src: string): Promise<string | undefined> {
  try {
    const answer = await fetch(src)
    if (answer.ok)
      return answer.headers.get('content-type')?.startsWith('image/') ? undefined : 'This file is no picture.'
    const body: unknown = await answer.json()
    if (typeof body === 'object' && body && 'error' in body) {
      const { error } = body
      if (typeof error === 'object' && error && 'message' in error) return String(error.message)
    }
    return `The picture cannot be had (${answer.status}).`
  } catch {
    return 'The picture cannot be had at the moment.'
  }
}
