import { all, any, literal, type Sql, sql, wholeNumber } from '../sql'
import { FIELDS, type Field } from './fields'
import { literalOf } from './literal'
import { LONGEST_PATTERN, patternOf } from './pattern'
import type { Query, Scope, Sought, Term } from './query'

/**
 * A query as a condition over the index table `rows`, answered by reading every transcript: what search does until its
 * index is there, and what the index must agree with.
 */
export function scanOf(query: Query): Sql {
  return all(query.map((group) => any(group.map(scanTerm))))
}

function scanTerm({ scope, without, sought }: Term): Sql {
  const holds = scanScope(scope, messageHolds(sought, sql`m."content"`))
  return without ? sql`NOT ${holds}` : holds
}

function scanScope(scope: Scope | undefined, holds: Sql): Sql {
  const found = (...fields: readonly Field[]) =>
    sql`(source IN (SELECT source FROM transcripts WHERE ${fieldsHold(fields, holds)}))`
  const { prompt, a, b } = FIELDS
  switch (scope) {
    case undefined:
      return found(prompt, a, b)
    case 'prompt':
      return found(prompt)
    case 'answer':
      return found(a, b)
    case 'a':
      return found(a)
    case 'b':
      return found(b)
    case 'winner':
      return sql`((winner = 0 AND ${found(a)}) OR (winner = 1 AND ${found(b)}))`
    case 'loser':
      return sql`((winner = 1 AND ${found(a)}) OR (winner = 0 AND ${found(b)}))`
  }
}

/** Whatever is neither the user's nor the system's is an answer. */
const IS_PROMPT = sql`m."role" IN ('user', 'system')`

function promptHolds(side: Sql, holds: Sql): Sql {
  return sideHolds(side, IS_PROMPT, holds)
}

function answerHolds(side: Sql, holds: Sql): Sql {
  return sideHolds(side, sql`NOT ${IS_PROMPT}`, holds)
}

/** True where a message of one of these fields holds it. */
export function fieldsHold(fields: readonly Field[], holds: Sql): Sql {
  const has = (field: Field) => fields.includes(field)
  const everywhere = has(FIELDS.prompt) && has(FIELDS.a) && has(FIELDS.b)
  if (everywhere) return any([sql`a`, sql`b`].map((side) => sideHolds(side, sql`TRUE`, holds)))
  return any([
    ...(has(FIELDS.prompt) ? [promptHolds(sql`a`, holds), promptHolds(sql`b`, holds)] : []),
    ...(has(FIELDS.a) ? [answerHolds(sql`a`, holds)] : []),
    ...(has(FIELDS.b) ? [answerHolds(sql`b`, holds)] : []),
  ])
}

function sideHolds(side: Sql, role: Sql, holds: Sql): Sql {
  return sql`coalesce(len(list_filter(${side}, lambda m: (${role}) AND (${holds}))) > 0, FALSE)`
}

/** Characters of a message that a regular expression is tried on: DuckDB cannot be stopped within one text. */
export const LONGEST_SEARCHED = 200_000

/** A condition over the text of one message. Patterns stand in the statement itself: DuckDB would read a bound one anew for every text. */
export function messageHolds(sought: Sought, text: Sql): Sql {
  if (sought.kind === 'pattern') {
    const most = wholeNumber(LONGEST_SEARCHED)
    const start = sql`CASE WHEN strlen(${text}) > ${most} THEN left(${text}, ${most}) ELSE ${text} END`
    return sql`regexp_matches(${start}, ${literal(sought.source)}, 'i')`
  }
  const { folded, tokens, ...rest } = literalOf(sought.text, sought.open)
  // Signs alone have neither case nor accents.
  if (tokens.length === 0 && !folded.includes(' ')) return sql`contains(${text}, ${folded})`
  const isAscii = /^[\0-\x7f]*$/.test(folded)
  const normal = isAscii ? text : sql`nfc_normalize(${text})`
  const matches = sql`regexp_matches(${normal}, ${literal(patternOf({ folded, tokens, ...rest }))})`
  const [signs] = (folded.slice(0, LONGEST_PATTERN).match(/[!-@[-`{-~]+/g) ?? []).sort(
    (one, other) => other.length - one.length,
  )
  // What never changes is looked for far sooner.
  return signs ? sql`CASE WHEN contains(${text}, ${signs}) THEN ${matches} ELSE FALSE END` : matches
}
