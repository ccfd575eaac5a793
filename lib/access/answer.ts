import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/**
 * Next gives a page no way to say its status but `notFound()`, and then sends an empty page that only scripts fill
 * (vercel/next.js#62228). So the server keeps the answer at hand while Next makes the page. The place is global since
 * the server and Next's bundles each load this module for themselves.
 */
declare global {
  var ringsideAnswers: AsyncLocalStorage<ServerResponse> | undefined
}

/** Runs what answers a request, so that `answerNotFound` finds its answer. */
export function whileAnswering<Done>(response: ServerResponse, answer: () => Promise<Done>): Promise<Done> {
  globalThis.ringsideAnswers ??= new AsyncLocalStorage()
  return globalThis.ringsideAnswers.run(response, answer)
}

/** Makes the page that is being made a 404; too late once its first bytes are sent. */
export function answerNotFound(): void {
  const response = globalThis.ringsideAnswers?.getStore()
  if (response && !response.headersSent) response.statusCode = 404
}
