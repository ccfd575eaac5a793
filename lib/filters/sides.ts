import { all, any, column, join, type Sql, sql, TRUE } from '../sql'
import type { Side } from '../vote'
import { choice, codesOf } from './choice'
import type { Chosen, Filter } from './filter'
import { type Selection, whereSelection } from './selection'

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
    where: () => TRUE,
  }),
]

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
