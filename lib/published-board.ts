/** A leaderboard that somebody published, as `board.csv` beside a dataset holds it. */
export interface PublishedBoard {
  readonly rows: readonly PublishedRow[]
  /** Lines that could not be read, and why; at most `MOST_NAMED` are named. */
  readonly problems: readonly string[]
}

export interface PublishedRow {
  readonly model: string
  readonly rating: number
  readonly lower: number | undefined
  readonly upper: number | undefined
  readonly source: string | undefined
}

/** Bytes of a `board.csv` that are read at all. */
export const MOST_BYTES = 1_000_000

const MOST_ROWS = 2000
const MOST_NAMED = 5
const COLUMNS = ['model', 'rating', 'lower', 'upper', 'source'] as const

/**
 * Reads RFC 4180: a head with at least `model` and `rating` in any order, then a model a line. Never throws. A line that
 * makes no sense is left out and named; of a model named twice the first line counts.
 */
export function readPublishedBoard(text: string): PublishedBoard {
  const { records, unclosed } = readCsv(text)
  const [head, ...lines] = records
  const places = new Map((head?.fields ?? []).map((name, at) => [name.trim().toLowerCase(), at]))
  const missing = ['model', 'rating'].filter((name) => !places.has(name))
  if (missing.length > 0) {
    return { rows: [], problems: [`board.csv: its first line names no column ${missing.join(' and no ')}.`] }
  }
  const rows = new Map<string, PublishedRow>()
  const problems: string[] = []
  for (const { fields, line } of lines) {
    const field = (name: (typeof COLUMNS)[number]) => fields[places.get(name) ?? -1]?.trim() ?? ''
    const refuse = (why: string) => problems.push(`board.csv line ${line}: ${why}`)
    const model = field('model')
    const [rating, lower, upper] = [field('rating'), field('lower'), field('upper')].map(readNumber)
    if (fields.length === 1 && model === '') continue
    if (model === '') refuse('it names no model.')
    else if (typeof rating !== 'number') refuse(`the rating of ${cut(model)} is no number.`)
    else if (lower === null || upper === null) refuse(`an end of the interval of ${cut(model)} is no number.`)
    else if (rows.has(model)) refuse(`${cut(model)} was named before.`)
    else if (rows.size === MOST_ROWS) {
      refuse(`there are more than ${MOST_ROWS} models; the rest is not read.`)
      break
    } else rows.set(model, { model, rating, lower, upper, source: field('source') || undefined })
  }
  if (unclosed !== undefined) problems.push(`board.csv line ${unclosed}: a quotation mark is never closed.`)
  const more = problems.length - MOST_NAMED
  return {
    rows: [...rows.values()],
    problems:
      more > 0 ? [...problems.slice(0, MOST_NAMED), `board.csv: ${more} more lines like these.`] : problems,
  }
}

/** Undefined where nothing is written, null where it is no number. */
function readNumber(text: string): number | undefined | null {
  if (text === '') return undefined
  return /^[+-]?\d{1,9}(\.\d{1,12})?$/.test(text) ? Number(text) : null
}

interface CsvRecord {
  readonly fields: readonly string[]
  /** Where it begins, from 1. */
  readonly line: number
}

function readCsv(text: string): { records: CsvRecord[]; unclosed: number | undefined } {
  const records: CsvRecord[] = []
  let [fields, field, line, began] = [[] as string[], '', 1, 1]
  let quoted = false
  const endRecord = () => {
    records.push({ fields: [...fields, field], line: began })
    fields = []
    field = ''
    began = line + 1
  }
  const start = text.startsWith('\uFEFF') ? 1 : 0
  for (let at = start; at < text.length; at++) {
    const letter = text[at]!
    if (quoted) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') field += text[++at]
      else quoted = false
    } else if (letter === '"' && field === '') quoted = true
    else if (letter === ',') {
      fields.push(field)
      field = ''
    } else if (letter === '\n') endRecord()
    else if (letter !== '\r') field += letter
    if (letter === '\n') line++
  }
  if (quoted) return { records, unclosed: began }
  if (field !== '' || fields.length > 0) endRecord()
  return { records, unclosed: undefined }
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
