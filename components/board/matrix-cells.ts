import { divergingStep, sequentialStep } from '@/components/charts/heat'
import type { CellKind } from '@/lib/board-policy'
import { escapeHtml } from '@/lib/html'
import { type Share, wilson } from '@/lib/ratings/wilson'
import type { PairHref } from './vote-links'

/** A matrix as a page sends it to the browser: numbers, not elements. */
export interface MatrixNumbers {
  /** What the cells show. */
  readonly kind: CellKind
  /** In the order of the board. */
  readonly models: readonly string[]
  /** The models as addresses write them. */
  readonly keys: readonly string[]
  /** Six numbers a pair: places a < b in `models`, wins of a, wins of b, ties, both bad. */
  readonly pairs: readonly number[]
  /** Where the cells show it: how far a does better than the fit expects, one a pair, in standard deviations; NaN where nothing is expected. */
  readonly residuals?: readonly number[]
  readonly ties: 'half' | 'drop'
  readonly href: PairHref
  /** Whether outcomes must stand in an address that means all votes counted here. */
  readonly exact: boolean
}

/** One model against another, as the first sees it. */
export interface MatrixCell extends Share {
  readonly wins: number
  readonly losses: number
  readonly ties: number
  readonly bothBad: number
  /** Votes that count, and (`share`) how much of them was won; NaN of none. */
  readonly votes: number
  readonly residual?: number
}

/** Below this many votes a cell stays grey. */
export const ENOUGH = 10

/** Standard deviations at which the colours of residuals end. */
export const FAR = 5

/** Row-major, `undefined` where two models never met. */
export function matrixCells({ models, pairs, residuals, ties }: MatrixNumbers): (MatrixCell | undefined)[] {
  const cells = new Array<MatrixCell | undefined>(models.length ** 2)
  for (let at = 0; at < pairs.length; at += 6) {
    const [a, b, aWins, bWins] = [pairs[at]!, pairs[at + 1]!, pairs[at + 2]!, pairs[at + 3]!]
    const [tied, bad] = [pairs[at + 4]!, pairs[at + 5]!]
    const residual = residuals?.[at / 6]
    cells[a * models.length + b] = cellOf(aWins, bWins, tied, bad, ties, residual)
    cells[b * models.length + a] = cellOf(
      bWins,
      aWins,
      tied,
      bad,
      ties,
      residual === undefined ? residual : -residual,
    )
  }
  return cells
}

/** The same, made once somebody asks for a cell. */
export function lazyCells(numbers: MatrixNumbers): () => ReturnType<typeof matrixCells> {
  let made: ReturnType<typeof matrixCells> | undefined
  return () => {
    made ??= matrixCells(numbers)
    return made
  }
}

function cellOf(
  wins: number,
  losses: number,
  tied: number,
  bad: number,
  policy: 'half' | 'drop',
  residual: number | undefined,
): MatrixCell {
  const counted = policy === 'half' ? tied + bad : 0
  const votes = wins + losses + counted
  return {
    wins,
    losses,
    ties: tied,
    bothBad: bad,
    votes,
    ...wilson(wins + counted / 2, votes),
    ...(residual === undefined || Number.isNaN(residual) ? {} : { residual }),
  }
}

type Outcome = 'win' | 'loss' | 'tie' | 'both_bad'

/** The votes a cell's number is about, where there are any: those won, tied, both bad, or all that count. */
export function cellOutcomes(numbers: MatrixNumbers, cell: MatrixCell): readonly Outcome[] {
  switch (numbers.kind) {
    case 'win_rate':
      return cell.wins > 0 ? ['win'] : allOutcomes(numbers, cell)
    case 'tie_rate':
      return cell.ties > 0 ? ['tie'] : allOutcomes(numbers, cell)
    case 'both_bad':
      return cell.bothBad > 0 ? ['both_bad'] : allOutcomes(numbers, cell)
    case 'votes':
    case 'residual':
      return numbers.ties === 'drop' && cell.votes > 0 ? ['win', 'loss'] : allOutcomes(numbers, cell)
  }
}

/** Nothing to ask for where all votes of the two are meant and the view holds no others. */
function allOutcomes({ exact }: MatrixNumbers, { wins, losses, ties, bothBad }: MatrixCell): Outcome[] {
  if (!exact) return []
  return [
    ...(wins ? (['win'] as const) : []),
    ...(losses ? (['loss'] as const) : []),
    ...(ties ? (['tie'] as const) : []),
    ...(bothBad ? (['both_bad'] as const) : []),
  ]
}

/** Where a cell leads: to exactly the votes of `cellOutcomes`. */
export function cellHref(
  numbers: MatrixNumbers,
  cell: MatrixCell,
  row: number,
  column: number,
  and = '&',
): string {
  const [before, between, behind, rest] = numbers.href
  const asked = cellOutcomes(numbers, cell)
    .map((outcome) => `${and}outcome=${outcome}`)
    .join('')
  return before + numbers.keys[row] + between + numbers.keys[column] + behind + asked + rest
}

/** How many votes the cell opens. */
export function cellOpens(numbers: MatrixNumbers, cell: MatrixCell): number {
  const { wins, losses, ties, bothBad } = cell
  const asked = cellOutcomes(numbers, cell)
  if (asked.length === 0) return wins + losses + ties + bothBad
  const count: Readonly<Record<Outcome, number>> = { win: wins, loss: losses, tie: ties, both_bad: bothBad }
  return asked.reduce((sum, outcome) => sum + count[outcome], 0)
}

/** "62 % (48–74): 19 won, 11 lost, 1 tied, 0 both bad": the number with its 95 % interval, and what it is made of. */
export function cellInWords(kind: CellKind, cell: MatrixCell): string {
  const { wins, losses, ties, bothBad } = cell
  return `${numberInWords(kind, cell)}: ${wins} won, ${losses} lost, ${ties} tied, ${bothBad} both bad`
}

function numberInWords(kind: CellKind, cell: MatrixCell): string {
  const won = Number.isFinite(cell.share) ? shareInWords(cell) : 'no decisive vote'
  switch (kind) {
    case 'win_rate':
      return won
    case 'votes':
      return cell.votes === 1 ? '1 vote' : `${cell.votes} votes`
    case 'tie_rate':
      return `${shareInWords(rateOf(cell, cell.ties))} ties`
    case 'both_bad':
      return `${shareInWords(rateOf(cell, cell.bothBad))} both bad`
    case 'residual':
      return cell.residual === undefined
        ? won
        : `${signed(cell.residual)} standard deviations from what the fit expects, ${won}`
  }
}

/** "opens the 19 won", "opens all 12". */
export function opensInWords(numbers: MatrixNumbers, cell: MatrixCell): string {
  const asked = cellOutcomes(numbers, cell)
  const count = cellOpens(numbers, cell)
  const words: Readonly<Record<Outcome, string>> = {
    win: 'won',
    loss: 'lost',
    tie: 'tied',
    both_bad: 'both bad',
  }
  const only = asked.length === 1 ? asked[0] : undefined
  return only && count < cell.wins + cell.losses + cell.ties + cell.bothBad
    ? `opens the ${count} ${words[only]}`
    : `opens all ${count}`
}

/** A share of all votes of the two, ties or not. */
export function rateOf({ wins, losses, ties, bothBad }: MatrixCell, count: number): Share {
  return wilson(count, wins + losses + ties + bothBad)
}

/** The figure in the cell. */
export function cellText(kind: CellKind, cell: MatrixCell): string {
  switch (kind) {
    case 'win_rate':
      return Number.isFinite(cell.share) ? percent(cell.share) : '–'
    case 'votes':
      return String(cell.votes)
    case 'tie_rate':
      return percent(rateOf(cell, cell.ties).share)
    case 'both_bad':
      return percent(rateOf(cell, cell.bothBad).share)
    case 'residual':
      return cell.residual === undefined ? '–' : signed(cell.residual)
  }
}

/** The ends of a sequential scale: the most votes of a cell, or the highest rate of one that is not grey. */
export function mostOf(kind: CellKind, cells: readonly (MatrixCell | undefined)[]): number {
  let most = 0
  for (const cell of cells) {
    if (!cell || cell.votes < ENOUGH) continue
    if (kind === 'votes') most = Math.max(most, cell.votes)
    else if (kind === 'tie_rate') most = Math.max(most, rateOf(cell, cell.ties).share)
    else if (kind === 'both_bad') most = Math.max(most, rateOf(cell, cell.bothBad).share)
  }
  return most
}

/**
 * The step of a cell's colour (components/charts/heat.ts), `few` under ten votes. Win rates diverge from a half by
 * steps of five per cent, residuals from 0 to five standard deviations. Votes go by their logarithm: a few pairs that
 * met very often would leave all others pale.
 */
export function cellClass(kind: CellKind, cell: MatrixCell, most: number): string {
  if (cell.votes < ENOUGH) return 'few'
  switch (kind) {
    case 'win_rate':
      return divergingStep(cell.share, 0.5, 0.5)
    case 'residual':
      return divergingStep(cell.residual ?? 0, 0, FAR)
    case 'votes':
      return sequentialStep(Math.log(cell.votes / ENOUGH) + 0.1, Math.log(most / ENOUGH) + 0.1)
    case 'tie_rate':
      return sequentialStep(rateOf(cell, cell.ties).share, most)
    case 'both_bad':
      return sequentialStep(rateOf(cell, cell.bothBad).share, most)
  }
}

const CAPTIONS: Readonly<Record<CellKind, string>> = {
  win_rate: 'How often the model of the row won against the model of the column',
  votes: 'How many votes there are between the model of the row and the model of the column',
  tie_rate: 'How often the model of the row and the model of the column tied',
  both_bad: 'How often both answers were bad between the model of the row and the model of the column',
  residual:
    'How much better than the fit expects the model of the row did against the model of the column, in standard deviations',
}

/**
 * The table as HTML. Ten thousand cells as elements of React would be sent twice and woken one by one; as text they are
 * sent once. What a cell says at length is made where somebody looks at it: written into each it would be half the page.
 * Every name and address goes through `escapeHtml`.
 */
export function matrixHtml(numbers: MatrixNumbers): string {
  const { kind, models } = numbers
  const cells = matrixCells(numbers)
  const most = mostOf(kind, cells)
  const names = models.map(escapeHtml)
  // Escaped in parts, once: an address is some hundred characters, and there are ten thousand.
  const escaped = {
    ...numbers,
    keys: numbers.keys.map(escapeHtml),
    href: escapeParts(numbers.href),
  }
  const heads = names.map((name) => `<th scope="col" title="${name}"><span><bdi>${name}</bdi></span></th>`)
  const rows = names.map((name, row) => {
    const line = models.map((_, column) => {
      const cell = cells[row * models.length + column]
      if (!cell) return row === column ? '<td class="self"></td>' : '<td></td>'
      const href = cellHref(escaped, cell, row, column, '&amp;')
      return `<td class="${cellClass(kind, cell, most)}"><a href="${href}">${cellText(kind, cell)}</a></td>`
    })
    return `<tr><th scope="row" title="${name}"><bdi>${name}</bdi></th>${line.join('')}</tr>`
  })
  return `<table><caption>${CAPTIONS[kind]}</caption><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function escapeParts([before, between, behind, rest]: PairHref): PairHref {
  return [escapeHtml(before), escapeHtml(between), escapeHtml(behind), escapeHtml(rest)]
}

function shareInWords({ share, lower, upper }: Share): string {
  return `${percent(share)} % (${percent(lower)}–${percent(upper)})`
}

function percent(share: number): string {
  return (100 * share).toFixed(0)
}

function signed(value: number): string {
  const rounded = value.toFixed(1)
  return Number(rounded) === 0 ? '0.0' : value > 0 ? `+${rounded}` : rounded.replace('-', '−')
}
