import { all, any, column, join, type Sql, sql, TRUE } from '../sql'
import type { Side } from '../vote'
import { choice, codesOf } from './choice'
import type { Chosen, Filter } from './filter'
import { list, type Selection, whereSelection } from './selection'

/** An outcome as the side sees it, in the order of the winner codes for side A (B swaps the first two). */
export const OUTCOMES = ['win', 'loss', 'tie', 'both_bad'] as const

/**
 * The three filters that look at the sides of a vote: `model` on either side, `vs` on the other, `outcome` for it.
 * They ask about one and the same side, so their SQL stands together in `model`: there is a side whose model is in
 * `model`, whose other side is in `vs`, and for which the vote ended in `outcome`.
 */
export const sideFilters: readonly Filter<string>[] = [
  choice({
    name: 'model',
    label: 'model',
    facet: { kind: 'sides', of: 'model' },
    where(selection, chosen) {
      const conditions: Sql[] = []
      if (selection.any.length)
        conditions.push(any([sideMatches('a', selection, chosen), sideMatches('b', selection, chosen)]))
      if (selection.none.length) {
        const codes = codesOf('model', selection.none)
        conditions.push(sql`model_a NOT IN ${codes} AND model_b NOT IN ${codes}`)
      }
      return all(conditions)
    },
  }),
  choice({
    name: 'vs',
    label: 'opponent',
    needs: 'model',
    facet: { kind: 'sides', of: 'vs' },
    where: () => TRUE,
  }),
  choice({
    name: 'outcome',
    label: 'outcome',
    needs: 'model',
    facet: { kind: 'sides', of: 'outcome' },
    closed: OUTCOMES,
    valueInWords: (value) => value.replace('_', ' '),
    inWords: (selection, chosen) => outcomeInWords(selection, subjectOf(chosen)),
    where: () => TRUE,
  }),
]

/**
 * One model, its opponent and how it ended, as a person says it: "GPT-4 lost to Claude". Undefined where these three are
 * better said one by one.
 */
export function sidesInWords(chosen: Chosen): string | undefined {
  const [model, vs, outcome] = ['model', 'vs', 'outcome'].map(
    (name) => chosen.get(name) as Selection<string> | undefined,
  )
  const [subject] = model?.any ?? []
  const [opponent] = vs?.any ?? []
  if (!outcome || subject === undefined || model?.any.length !== 1 || model.none.length > 0) return undefined
  if (vs && (opponent === undefined || vs.any.length > 1 || vs.none.length > 0)) return undefined
  if (outcome.any.length > 1 || outcome.none.length > 0) {
    return `${outcomeInWords(outcome, subject)}${opponent === undefined ? '' : `, against ${opponent}`}`
  }
  switch (outcome.any[0]) {
    case 'win':
      return opponent === undefined ? `${subject} won` : `${subject} beat ${opponent}`
    case 'loss':
      return opponent === undefined ? `${subject} lost` : `${subject} lost to ${opponent}`
    case 'tie':
      return opponent === undefined ? `${subject} tied` : `${subject} tied with ${opponent}`
    default:
      return opponent === undefined
        ? outcomeInWords(outcome, subject)
        : `${subject} and ${opponent} were both bad`
  }
}

/** "GPT-4 won or tied", "GPT-4 did not lose": the sides it is said of are those in `model`. */
function outcomeInWords({ any: wanted, none }: Selection<string>, subject: string): string {
  const said = (outcomes: readonly string[], words: Readonly<Record<string, string>>) =>
    OUTCOMES.filter((outcome) => outcomes.includes(outcome) && words[outcome]).map((one) => words[one] ?? '')
  const did = said(wanted, { win: 'won', loss: 'lost', tie: 'tied' })
  const didNot = said(none, { win: 'win', loss: 'lose', tie: 'tie' })
  const bad = `${subject} and its opponent were both bad`
  return list(
    [
      ...(did.length > 0
        ? [`${subject} ${list(did, 'or')}${wanted.includes('both_bad') ? ' or both were bad' : ''}`]
        : wanted.length > 0
          ? [bad]
          : []),
      ...(didNot.length > 0 ? [`${subject} did not ${list(didNot, 'or')}`] : []),
      ...(none.includes('both_bad') ? ['not both were bad'] : []),
    ],
    'and',
  )
}

function subjectOf(chosen: Chosen | undefined): string {
  const model = chosen?.get('model') as Selection<string> | undefined
  return model?.any.length === 1 ? (model.any[0] ?? '') : 'one of them'
}

function sideMatches(side: Side, model: Selection<string>, chosen: Chosen): Sql {
  const other: Side = side === 'a' ? 'b' : 'a'
  const vs = chosen.get('vs') as Selection<string> | undefined
  const outcome = chosen.get('outcome') as Selection<string> | undefined
  return all([
    sql`${column(`model_${side}`)} IN ${codesOf('model', model.any)}`,
    ...(vs
      ? [whereSelection(vs, (names) => sql`${column(`model_${other}`)} IN ${codesOf('model', names)}`)]
      : []),
    ...(outcome
      ? [
          whereSelection(
            outcome,
            (names) => sql`winner IN (${join(names.map((name) => winnerCode(side, name)))})`,
          ),
        ]
      : []),
  ])
}

/** The stored winner code (0 A, 1 B, 2 tie, 3 both bad) that is this outcome for this side. */
function winnerCode(side: Side, outcome: string): number {
  const code = (OUTCOMES as readonly string[]).indexOf(outcome)
  return side === 'b' && code < 2 ? 1 - code : code
}
