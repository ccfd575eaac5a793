import { z } from 'zod'

/** Characters of the longest label, name and note. */
export const LONGEST_LABEL = 60
export const LONGEST_NOTE = 4000

const name = z.string().trim().min(1).max(LONGEST_LABEL)
const row = z.string().min(1).max(4096)
const common = { at: z.iso.datetime(), who: name }

/** What a reader did, one line of a dataset's file. Later lines win. */
const event = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('label'), row, label: name, on: z.boolean() }),
  /** An empty text takes the note away. */
  z.object({ ...common, kind: z.literal('note'), row, text: z.string().max(LONGEST_NOTE) }),
  /** Read, whether or not any label fits. */
  z.object({ ...common, kind: z.literal('read'), row }),
  /** A vote of one's own, cast without seeing models and result; sides as stored. */
  z.object({
    ...common,
    kind: z.literal('vote'),
    row,
    vote: z.enum(['model_a', 'model_b', 'tie', 'both_bad']),
  }),
  /** A named view; the same id again changes it. */
  z.object({
    ...common,
    kind: z.literal('view'),
    id: z.string().regex(/^[\w-]{1,40}$/),
    name: z.string().trim().min(1).max(200),
    note: z.string().max(LONGEST_NOTE),
    /** From `?`, or empty. */
    query: z
      .string()
      .max(65_536)
      .regex(/^(\?.*)?$/),
  }),
  z.object({ ...common, kind: z.literal('forget-view'), id: z.string() }),
])

export type LabelEvent = z.infer<typeof event>

/** One line; undefined where it is none, such as one that was torn. */
export function readEvent(line: string): LabelEvent | undefined {
  try {
    const read = event.safeParse(JSON.parse(line))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** What is wrong with something that should be an event, for whoever sent it; undefined where nothing is. */
export function eventProblem(given: unknown): string | undefined {
  const read = event.safeParse(given)
  const issue = read.error?.issues[0]
  return issue && `${issue.path.join('.') || 'event'}: ${issue.message}`
}
