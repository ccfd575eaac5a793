import { list } from '../filters/selection'
import type { Query, Scope, Sought, Term } from './query'

const PLACES: Readonly<Record<Scope, string>> = {
  prompt: ' in the prompt',
  answer: ' in an answer',
  winner: ' in the winning answer',
  loser: ' in the losing answer',
  a: ' in answer A',
  b: ' in answer B',
}

/** What was read, said: "with “photosynthesis” in the prompt and without “plant”". */
export function queryInWords(query: Query): string {
  const without = query.flatMap((group) => (group.length === 1 && group[0]?.without ? group : []))
  const having = query.filter((group) => group.length > 1 || !group[0]?.without)
  return list(
    [
      ...(having.length ? [`with ${list(having.map(groupInWords), 'and')}`] : []),
      ...(without.length ? [`without ${list(without.map(termInWords), 'or')}`] : []),
    ],
    'and',
  )
}

function groupInWords(group: readonly Term[]): string {
  const said = group.map((term) => (term.without ? `no ${termInWords(term)}` : termInWords(term)))
  return group.length > 1 ? `either ${list(said, 'or')}` : (said[0] ?? '')
}

function termInWords({ scope, sought }: Term): string {
  return `${soughtInWords(sought)}${scope ? PLACES[scope] : ''}`
}

function soughtInWords(sought: Sought): string {
  if (sought.kind === 'pattern') return `a match of /${sought.source}/`
  return sought.open ? `a word that begins “${sought.text}”` : `“${sought.text}”`
}
