/**
 * Formulas are lifted out of a message before Markdown is parsed and put back afterwards, because Markdown would eat
 * what TeX needs (`\\`, `_`, `*`, `|` inside a table, a line that starts with `-` or `=`), and because chat models
 * write `\(…\)` and `\[…\]`, which Markdown reads as escaped brackets. Each formula leaves `U+FDD0 number U+FDD1`,
 * two noncharacters that never stand in text meant for people; those of the input become U+FFFD first.
 */
export interface Formula {
  /** As written, delimiters included. */
  readonly source: string
  readonly tex: string
  readonly display: boolean
}

export interface ProtectedText {
  readonly text: string
  readonly formulas: readonly Formula[]
}

/** Never throws; linear in the length of the text. Code (fenced and between backticks) is left alone. */
export function protectMath(raw: string): ProtectedText {
  const text = raw.replace(/[\uFDD0\uFDD1]/g, '\uFFFD')
  if (!/[$\\]/.test(text)) return { text, formulas: [] }
  const formulas: Formula[] = []
  let out = ''
  for (const { code, from, to } of codeAndProse(text)) {
    out += code ? text.slice(from, to) : protectProse(text.slice(from, to), formulas)
  }
  return { text: out, formulas }
}

/** The text with every placeholder replaced by what stood there. */
export function restoreMath(text: string, formulas: readonly Formula[]): string {
  if (!text.includes('\uFDD0')) return text
  return text.replace(PLACEHOLDER, (_, number) => formulas[Number(number)]?.source ?? '')
}

/** The text in pieces: strings, and formulas where placeholders stood. */
export function splitMath(text: string, formulas: readonly Formula[]): readonly (string | Formula)[] {
  if (!text.includes('\uFDD0')) return [text]
  return text.split(PLACEHOLDER).map((piece, i) => (i % 2 ? (formulas[Number(piece)] ?? '') : piece))
}

const PLACEHOLDER = /\uFDD0(\d+)\uFDD1/g

/** Longer than this is not one formula but a lost delimiter. */
const LONGEST_DISPLAY = 4_000
const LONGEST_INLINE = 1_000

interface Stretch {
  readonly code: boolean
  readonly from: number
  readonly to: number
}

/** Fenced code and what lies between, in order, covering the text. A half-open fence reaches to the end. */
function* codeAndProse(text: string): Generator<Stretch> {
  const opening = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})/gm
  let from = 0
  for (;;) {
    opening.lastIndex = from
    const open = opening.exec(text)
    if (!open) break
    const fence = open[1]!
    const closing = new RegExp(`^[ \\t>]*\\${fence[0]}{${fence.length},}[ \\t]*$`, 'gm')
    closing.lastIndex = open.index + open[0].length
    const to = closing.exec(text) ? closing.lastIndex : text.length
    if (open.index > from) yield { code: false, from, to: open.index }
    yield { code: true, from: open.index, to }
    from = to
    if (from >= text.length) return
  }
  yield { code: false, from, to: text.length }
}

function protectProse(prose: string, formulas: Formula[]): string {
  const next = finder(prose)
  const special = /[`$\\]/g
  let out = ''
  let copied = 0
  for (let match = special.exec(prose); match; match = special.exec(prose)) {
    const at = match.index
    const found = match[0] === '`' ? undefined : formulaAt(prose, at, next)
    if (found) {
      out += `${prose.slice(copied, at)}\uFDD0${formulas.length}\uFDD1`
      const tex = unquote(prose, at, found.tex)
      formulas.push({ source: prose.slice(at, found.to), tex, display: found.display })
      copied = found.to
      special.lastIndex = found.to
    } else if (match[0] === '`') {
      special.lastIndex = afterCode(prose, at, next)
    } else if (match[0] === '\\') {
      special.lastIndex = at + 2
    } else if (prose[at + 1] === '$') {
      special.lastIndex = at + 2
    }
  }
  return out + prose.slice(copied)
}

type Next = (needle: string, from: number) => number

/** `indexOf` that remembers its answer, so that many openings without a closing cost one search together. */
function finder(prose: string): Next {
  const known = new Map<string, { from: number; at: number }>()
  return (needle, from) => {
    const last = known.get(needle)
    if (last && from >= last.from && (last.at === -1 || last.at >= from)) return last.at
    const at = prose.indexOf(needle, from)
    known.set(needle, { from, at })
    return at
  }
}

interface Found {
  readonly tex: string
  readonly display: boolean
  readonly to: number
}

function formulaAt(prose: string, at: number, next: Next): Found | undefined {
  if (prose.startsWith('\\(', at)) return between(prose, at, 2, '\\)', false, next)
  if (prose.startsWith('\\[', at)) {
    const found = between(prose, at, 2, '\\]', true, next)
    // `\[1\]` and `\[text\](url)` are escaped brackets, not displays.
    if (found && (/^[\d\s,]*$/.test(found.tex) || prose[found.to] === '(')) return undefined
    return found
  }
  if (prose.startsWith('\\begin{', at)) {
    const name = /^\\begin\{((?:equation|align|gather|alignat|multline)\*?)\}/.exec(
      prose.slice(at, at + 24),
    )?.[1]
    const end = name && next(`\\end{${name}}`, at)
    if (!end || end === -1 || end - at > LONGEST_DISPLAY) return undefined
    const to = end + name.length + 6
    return { tex: prose.slice(at, to), display: true, to }
  }
  if (prose.startsWith('$$', at)) return between(prose, at, 2, '$$', true, next)
  if (prose[at] === '$') return betweenDollars(prose, at)
  return undefined
}

function between(prose: string, at: number, skip: number, close: string, display: boolean, next: Next) {
  const end = next(close, at + skip)
  if (end === -1 || end - at > LONGEST_DISPLAY) return undefined
  const tex = prose.slice(at + skip, end)
  // A blank line ends a paragraph, and with it every formula that was not set on lines of its own.
  if (/\n[ \t>]*\n/.test(tex) && !(display && /^[ \t]*\n/.test(tex))) return undefined
  return tex.trim() ? { tex, display, to: end + close.length } : undefined
}

/**
 * `$…$` by Pandoc's rule, so that "$5 and $10" stays money: no space after the first, none before the second, no
 * digit after it. Spaces on both sides are taken when what stands between can only be TeX.
 */
function betweenDollars(prose: string, at: number): Found | undefined {
  const closing = /\\[\s\S]|[$`]|\n[ \t>]*\n/g
  closing.lastIndex = at + 1
  let end = closing.exec(prose)
  while (end && end[0][0] === '\\') end = closing.lastIndex - at > LONGEST_INLINE ? null : closing.exec(prose)
  if (end?.[0] !== '$' || end.index - at > LONGEST_INLINE) return undefined
  const tex = prose.slice(at + 1, end.index)
  const padded = /^\s/.test(tex) || /\s$/.test(tex)
  const texOnly = /^[ \t][^\n]*[ \t]$/.test(tex) && /\\[a-zA-Z]|[\^_=]/.test(tex)
  if (!tex.trim() || (padded && !texOnly) || /^\d/.test(prose.slice(end.index + 1, end.index + 2)))
    return undefined
  return { tex, display: false, to: end.index + 1 }
}

/** Where the code that opens at `at` ends, or just after the backticks when it never closes. */
function afterCode(prose: string, at: number, next: Next): number {
  const ticks = /^`+/.exec(prose.slice(at, at + 200))?.[0] ?? '`'
  let close = next(ticks, at + ticks.length)
  // A longer run does not close a shorter one; looking a few runs ahead is enough for text people write.
  for (let tries = 0; close !== -1 && tries < 20; tries++) {
    const run = /^`+/.exec(prose.slice(close, close + 200))?.[0].length ?? 0
    if (run === ticks.length)
      return /\n[ \t>]*\n/.test(prose.slice(at, Math.min(close, at + 4_000)))
        ? at + ticks.length
        : close + run
    close = prose.indexOf(ticks, close + run)
  }
  return at + ticks.length
}

/** Inside a block quote every further line of a formula starts with `>`, which is no part of it. */
function unquote(prose: string, at: number, tex: string): string {
  if (!tex.includes('\n')) return tex
  const line = prose.slice(prose.lastIndexOf('\n', at) + 1, at)
  return /^[ \t]*>/.test(line) ? tex.replace(/\n[ \t]*>+ ?/g, '\n') : tex
}
