import { rangesOf, SINGLE, WORD } from './characters'
import { fold, unfoldings } from './fold'
import type { Literal } from './literal'
import { tokensOf } from './tokens'

/**
 * A literal as a regular expression of RE2 over the text as it stands (in form C where it is not ASCII), made from the
 * same tables as `fold` and the tokens: for what the index cannot tell. Only its first 200 characters are looked for.
 */
export function patternOf(literal: Literal): string {
  const sought = literal.folded.slice(0, LONGEST_PATTERN)
  const cut = sought.length < literal.folded.length
  const tokens = tokensOf(sought)
  const last = tokens.at(-1)
  const startsWord = tokens[0]?.kind === WORD && tokens[0].start === 0
  const endsWord = last?.kind === WORD && last.end === sought.length && !literal.open && !cut
  const body: string[] = []
  for (let at = 0; at < sought.length; ) {
    const pair = sought.slice(at, at + 2)
    if (ligatures().has(pair)) {
      body.push(`(?:${letter(pair[0] ?? '')}${letter(pair[1] ?? '')}|${letter(pair)})`)
      at += 2
      continue
    }
    const one = String.fromCodePoint(sought.codePointAt(at) ?? 0)
    body.push(one === ' ' ? SPACES : letter(one))
    at += one.length
  }
  const edge = `[^\\p{L}\\p{M}\\p{N}_]|[${singles()}]`
  return `(?i)${startsWord ? `(?:^|${edge})[\\x{FE00}-\\x{FE0F}]*` : ''}${body.join('')}${endsWord ? `(?:$|${edge})` : ''}`
}

export const LONGEST_PATTERN = 200

/** JavaScript's `\s`, which is more than RE2's. */
const SPACES =
  '[\\s\\x{B}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}]+'

/** One folded letter, or two that stand for one, as whatever folds to it; marks that fold away may follow. */
function letter(folded: string): string {
  const known = written.get(folded)
  if (known) return known
  const others = unfolded().get(folded) ?? []
  const isFoldable = /^[\p{Script=Latin}\p{Script=Greek}]+$/u.test(folded)
  const plain = [...folded].length === 1 ? [folded] : []
  const members = [...plain, ...others].map(escaped).join('')
  const made = isFoldable ? `[${members}]\\p{M}*` : `${escaped(folded)}[\\x{FE00}-\\x{FE0F}]*`
  if (written.size < 4096) written.set(folded, made)
  return made
}

const written = new Map<string, string>()

function escaped(character: string): string {
  return [...character].map((one) => `\\x{${(one.codePointAt(0) ?? 0).toString(16)}}`).join('')
}

const unfolded = once(unfoldings)
const ligatures = once(() => new Set([...unfolded().keys()].filter((key) => key.length === 2)))
const singles = once(() => rangesOf(SINGLE))

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/**
 * Runs of letters that every match of a pattern holds, folded: each lies within one token of the text. Only what stands
 * plainly at its top level counts; none where the pattern has alternatives there.
 */
export function requiredParts(source: string): string[] {
  const runs: string[] = []
  let run = ''
  let depth = 0
  const close = () => {
    if (run) runs.push(run)
    run = ''
  }
  const characters = [...source]
  for (let at = 0; at < characters.length; at++) {
    const one = characters[at] ?? ''
    if (one === '\\') {
      close()
      at++
      // `\p{L}` and `\x{41}` bring braces of their own.
      if (characters[at + 1] === '{') while (at < characters.length && characters[at] !== '}') at++
    } else if (one === '[') {
      close()
      for (at++; at < characters.length && characters[at] !== ']'; at++) if (characters[at] === '\\') at++
    } else if (one === '(') {
      close()
      depth++
    } else if (one === ')') {
      close()
      depth--
    } else if (one === '|' && depth === 0) return []
    else if (/[*?{]/.test(one)) {
      // What may be left out is not required.
      run = [...run].slice(0, -1).join('')
      close()
      if (one === '{') while (at < characters.length && characters[at] !== '}') at++
    } else if (depth === 0 && /[\p{L}\p{M}\p{N}_]/u.test(one)) run += one
    else close()
  }
  close()
  return runs.map(fold).filter((part) => part.length > 2 || /[^\0-\u2e7f]/.test(part))
}
