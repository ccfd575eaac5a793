import { escapeHtml } from '@/lib/html'
import { wilson } from '@/lib/ratings/wilson'
import type { PairHref } from './vote-links'

/** A matrix as a page sends it to the browser: numbers, not elements. */
export interface MatrixNumbers {
  /** In the order of the board. */
  readonly models: readonly string[]
  /** The models as addresses write them. */
  readonly keys: readonly string[]
  /** Six numbers a pair: places a < b in `models`, wins of a, wins of b, ties, both bad. */
  readonly pairs: readonly number[]
  readonly ties: 'half' | 'drop'
  readonly href: PairHref
  /** Whether outcomes must stand in an address that means all votes counted here. */
  readonly exact: boolean
}

/** One model against another, as the first sees it. */
export interface MatrixCell {
  readonly wins: number
  readonly losses: number
  readonly ties: number
  readonly bothBad: number
  /** Votes that count, and the share won of them; NaN of none. */
  readonly votes: number
  readonly share: number
  readonly lower: number
  readonly upper: number
}

/** Below this many votes a cell stays grey. */
export const ENOUGH = 10

/** Row-major, `undefined` where two models never met. */
export function matrixCells({ models, pairs, ties }: MatrixNumbers): (MatrixCell | undefined)[] {
  const cells = new Array<MatrixCell | undefined>(models.length ** 2)
  for (let at = 0; at < pairs.length; at += 6) {
    const [a = 0, b = 0, aWins = 0, bWins = 0, tied = 0, bad = 0] = pairs.slice(at, at + 6)
    cells[a * models.length + b] = cellOf(aWins, bWins, tied, bad, ties)
    cells[b * models.length + a] = cellOf(bWins, aWins, tied, bad, ties)
  }
  return cells
}

function cellOf(
  wins: number,
  losses: number,
  tied: number,
  bad: number,
  policy: 'half' | 'drop',
): MatrixCell {
  const counted = policy === 'half' ? tied + bad : 0
  const votes = wins + losses + counted
  return { wins, losses, ties: tied, bothBad: bad, votes, ...wilson(wins + counted / 2, votes) }
}

/** Where a cell leads: to the votes the row's model won, and if it won none to all votes of the two. */
export function cellHref(numbers: MatrixNumbers, cell: MatrixCell, row: number, column: number): string {
  const [before, between, behind, rest] = numbers.href
  const outcomes =
    cell.wins > 0
      ? ['win']
      : numbers.exact
        ? [
            ...(cell.losses ? ['loss'] : []),
            ...(cell.ties ? ['tie'] : []),
            ...(cell.bothBad ? ['both_bad'] : []),
          ]
        : []
  const asked = outcomes.map((outcome) => `&outcome=${outcome}`).join('')
  return before + numbers.keys[row] + between + numbers.keys[column] + behind + asked + rest
}

/** "62 % (48–74): 19 won, 11 lost, 1 tied, 0 both bad": the win rate with its 95 % interval, and what it is made of. */
export function cellInWords({ wins, losses, ties, bothBad, share, lower, upper }: MatrixCell): string {
  const rate = Number.isFinite(share)
    ? `${percent(share)} % (${percent(lower)}–${percent(upper)})`
    : 'no decisive vote'
  return `${rate}: ${wins} won, ${losses} lost, ${ties} tied, ${bothBad} both bad`
}

/** "opens the 19 won", "opens all 12". */
export function opensInWords({ wins, losses, ties, bothBad }: MatrixCell): string {
  return wins > 0 ? `opens the ${wins} won` : `opens all ${losses + ties + bothBad}`
}

/** Steps of five per cent from even: `w1` … `w10` above, `l1` … `l10` below, `few` under ten votes. */
export function cellClass({ votes, share }: MatrixCell): string {
  if (votes < ENOUGH) return 'few'
  const step = Math.round((share - 0.5) * 20)
  return step === 0 ? 'even' : step > 0 ? `w${step}` : `l${-step}`
}

/**
 * The table as HTML. Ten thousand cells as elements of React would be sent twice and woken one by one; as text they are
 * sent once. Every name and address goes through `escapeHtml`.
 */
export function matrixHtml(numbers: MatrixNumbers): string {
  const { models } = numbers
  const cells = matrixCells(numbers)
  const names = models.map(escapeHtml)
  const heads = names.map((name) => `<th scope="col" title="${name}"><span><bdi>${name}</bdi></span></th>`)
  const rows = names.map((name, row) => {
    const line = models.map((_, column) => {
      const cell = cells[row * models.length + column]
      if (!cell) return row === column ? '<td class="self"></td>' : '<td></td>'
      const text = Number.isFinite(cell.share) ? percent(cell.share) : '–'
      const href = escapeHtml(cellHref(numbers, cell, row, column))
      return `<td class="${cellClass(cell)}"><a href="${href}" rel="nofollow" title="${cellInWords(cell)}">${text}</a></td>`
    })
    return `<tr><th scope="row" title="${name}"><bdi>${name}</bdi></th>${line.join('')}</tr>`
  })
  return `<table><caption>How often the model of the row won against the model of the column</caption><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function percent(share: number): string {
  return (100 * share).toFixed(0)
}
