import { csvField } from '@/components/charts/csv-field'
import { escapeHtml } from '@/lib/html'
import { cellInWords, type MatrixNumbers, matrixCells, rateOf } from './matrix-cells'

const HEADS = [
  'row',
  'column',
  'votes',
  'won',
  'lost',
  'tied',
  'both_bad',
  'win_rate',
  'lower',
  'upper',
  'tie_rate',
  'both_bad_rate',
] as const

/** Every cell as a line of CSV (RFC 4180), as the model of the row sees it; shares between 0 and 1. */
export function matrixCsv(numbers: MatrixNumbers): string {
  const { models } = numbers
  const hasResiduals = numbers.residuals !== undefined
  const lines = matrixCells(numbers).flatMap((cell, at) => {
    if (!cell) return []
    const { wins, losses, ties, bothBad, votes, share, lower, upper, residual } = cell
    const shares = Number.isFinite(share) ? [share, lower, upper] : [Number.NaN, Number.NaN, Number.NaN]
    return [
      [
        models[Math.floor(at / models.length)] ?? '',
        models[at % models.length] ?? '',
        ...[votes, wins, losses, ties, bothBad].map(String),
        ...[...shares, rateOf(cell, ties).share, rateOf(cell, bothBad).share].map(digits),
        ...(hasResiduals ? [digits(residual ?? Number.NaN)] : []),
      ],
    ]
  })
  const heads = [...HEADS, ...(hasResiduals ? ['residual'] : [])]
  return `${[heads, ...lines].map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`
}

function digits(value: number): string {
  return Number.isFinite(value) ? value.toFixed(4) : ''
}

/** The matrix as it stands in the page, as one SVG that stands alone: every cell a link, in the colours it has now. */
export function matrixSvg(table: HTMLTableElement, numbers: MatrixNumbers): string {
  const box = table.getBoundingClientRect()
  const colour = colourReader()
  const ink = colour(getComputedStyle(table).color)
  const cells = matrixCells(numbers)
  let drawn = ''
  for (const cell of table.querySelectorAll<HTMLElement>('th, td')) {
    const place = cell.getBoundingClientRect()
    const [x, y] = [place.left - box.left, place.top - box.top]
    const link = cell.querySelector('a')
    const text = escapeHtml(cell.textContent ?? '')
    if (link) {
      const label =
        getComputedStyle(link).color === 'rgba(0, 0, 0, 0)'
          ? ''
          : `<text x="${x + place.width / 2}" y="${y + place.height / 2 + 4}" text-anchor="middle" fill="${ink}">${text}</text>`
      drawn += `<a href="${escapeHtml(link.href)}"><title>${escapeHtml(wordsOf(cell, cells, numbers))}</title><rect x="${x}" y="${y}" width="${place.width}" height="${place.height}" fill="${colour(getComputedStyle(link).backgroundColor)}"/>${label}</a>`
    } else if (cell.closest('thead') && text) {
      const [middle, foot] = [x + place.width / 2 + 4, y + place.height - 4]
      drawn += `<text transform="translate(${middle} ${foot}) rotate(-90)" fill="${ink}">${text}</text>`
    } else if (text) {
      drawn += `<text x="${x + 8}" y="${y + place.height / 2 + 4}" fill="${ink}">${text}</text>`
    }
  }
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)]
  const ground = colour(getComputedStyle(table.parentElement ?? table).backgroundColor)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="${ground}"/>${drawn}</svg>`
}

function wordsOf(
  cell: HTMLElement,
  cells: ReturnType<typeof matrixCells>,
  { kind, models }: MatrixNumbers,
): string {
  const line = cell.closest('tr')
  if (!line || !(cell instanceof HTMLTableCellElement)) return ''
  const [row, column] = [line.rowIndex - 1, cell.cellIndex - 1]
  const found = cells[row * models.length + column]
  return found ? `${models[row]} against ${models[column]}: ${cellInWords(kind, found)}` : ''
}

/** A browser gives mixed colours in spaces that other programs cannot read: a pixel says what they come to. */
function colourReader(): (colour: string) => string {
  const known = new Map<string, string>()
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return (colour) => {
    const found = known.get(colour)
    if (found || !pen) return found ?? colour
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = colour
    pen.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
    const plain = alpha === 0 ? 'none' : `rgb(${red},${green},${blue})`
    known.set(colour, plain)
    return plain
  }
}
