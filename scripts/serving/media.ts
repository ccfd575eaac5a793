import type { IncomingMessage, ServerResponse } from 'node:http'
import { GET as byHash } from '@/app/media/[slug]/[hash]/route'
import { GET as byRow } from '@/app/media/[slug]/rows/[id]/[n]/route'
import { ApiError } from '@/lib/api-error'
import { plainAnswer } from '@/lib/media/media-answer'
import { imageAsked } from '@/lib/queries/image-asked'

/**
 * Answers `/media/…` by its own route handlers without the way through Next, which costs several times what reading a
 * picture does; a gallery asks for fifty of them.
 *
 * @returns false for addresses that are no picture's: Next answers those.
 */
export async function serveMedia(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = request.url ?? ''
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads || !url.startsWith('/media/')) return false
  const [slug, ...rest] = (url.split(/[?#]/, 1)[0] ?? '')
    .slice('/media/'.length)
    .split('/')
    .map(decodeURIComponent)
  const known = request.headers['if-none-match']
  if (slug && rest.length === 1 && (await serveByHash(request, response, slug, rest[0] ?? ''))) return true
  const asked = new Request(new URL(url, 'http://localhost'), {
    headers: known ? { 'if-none-match': known } : {},
  })
  const answer = slug ? await answerOf(asked, slug, rest) : undefined
  if (!answer) return false
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  const body = Buffer.from(await answer.arrayBuffer())
  if (answer.status !== 304) response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

/** The way of nearly all pictures, without the objects of the web's own; false where anything is out of the ordinary. */
async function serveByHash(
  request: IncomingMessage,
  response: ServerResponse,
  slug: string,
  hash: string,
): Promise<boolean> {
  const query = (request.url ?? '').split('#', 1)[0]?.split('?')[1] ?? ''
  try {
    const { image, asked } = await imageAsked(slug, hash, new URLSearchParams(query))
    const answer = await plainAnswer(image, asked, request.headers['if-none-match'] ?? null)
    response.writeHead(answer.status, answer.headers)
    response.end(request.method === 'HEAD' ? undefined : answer.body)
    return true
  } catch (error) {
    // Refusals have one shape, which the route gives them.
    if (error instanceof ApiError && !response.headersSent) return false
    throw error
  }
}

function answerOf(request: Request, slug: string, rest: readonly string[]): Promise<Response> | undefined {
  const [first = '', id = '', n = ''] = rest
  if (rest.length === 1) return byHash(request, { params: Promise.resolve({ slug, hash: first }) })
  if (rest.length === 3 && first === 'rows')
    return byRow(request, { params: Promise.resolve({ slug, id, n }) })
  return undefined
}
