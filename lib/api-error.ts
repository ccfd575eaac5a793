/** What the API and /media say when they cannot answer: `{ "error": { "code", "message", "field"? } }`. */
export class ApiError extends Error {
  constructor(
    /** 400, 404, 409, 415 … */
    readonly status: number,
    /** Lower case with underscores, for programs. */
    readonly code: string,
    message: string,
    /** The parameter it is about. */
    readonly field?: string,
  ) {
    super(message)
  }
}

/** Runs a handler and turns what it throws into the one error shape; what was not foreseen is a 500 without details. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiError) return errorResponse(error)
    console.error(error)
    return errorResponse(
      new ApiError(500, 'internal', 'This could not be answered; the terminal of the server says why.'),
    )
  }
}

export function errorResponse({ status, code, message, field }: ApiError): Response {
  return Response.json(
    { error: { code, message, ...(field === undefined ? {} : { field }) } },
    { status, headers: { 'Cache-Control': 'no-store' } },
  )
}
