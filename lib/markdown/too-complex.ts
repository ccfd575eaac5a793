/**
 * Why a text is not parsed as Markdown, or undefined when it may be. The parser's work grows with the square of
 * some things (emphasis marks and brackets in one paragraph, setext underlines in a document) and with the depth of
 * nesting, which also ends the stack: hostile text of 40,000 characters can hold it for a minute. What people and
 * models write is far from these bounds: none of 1,356 real messages meets one. Linear in the text.
 */
export function tooComplex(text: string): string | undefined {
  if (text.length > LONGEST) return `it is longer than ${LONGEST.toLocaleString('en')} characters`
  let marks = 0
  let brackets = 0
  let underlines = 0
  let lists = 0
  for (const line of text.split(/\r\n?|\n/)) {
    const lead = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t>]+|$))*/.exec(line)?.[0] ?? ''
    if (depthOf(lead) > DEEPEST_LINE) return 'its quotes or lists are nested too deeply'
    if (line.length > lead.length && /^(?:=+|-+)[ \t]*$/.test(line.slice(lead.length))) underlines++
    if (/[-+*.)]/.test(lead) || /^-+[ \t]*$/.test(line)) lists++
    if (underlines > MOST_UNDERLINES || lists > MOST_ITEMS) return 'it has too many headings or list items'
    if (line.trim() === '') {
      marks = 0
      brackets = 0
      continue
    }
    marks += line.match(/[*_~]+/g)?.length ?? 0
    brackets += line.match(/[[\]]/g)?.length ?? 0
    if (marks > MOST_MARKS || brackets > MOST_BRACKETS) return 'one paragraph holds too many marks'
  }
  return undefined
}

/** Markdown longer than this is shown as text; the reader gets its beginning rendered. In UTF-16 units. */
export const LONGEST = 40_000

/** Elements inside one another in the parsed tree. */
export const DEEPEST_TREE = 100

const DEEPEST_LINE = 40
const MOST_UNDERLINES = 400
const MOST_ITEMS = 4_000
const MOST_MARKS = 1_600
const MOST_BRACKETS = 3_000

/** Upper bound of the containers a line opens: markers, and two columns of indentation for each level above. */
function depthOf(lead: string): number {
  let depth = 0
  for (const char of lead) depth += char === ' ' ? 0.25 : /\d/.test(char) ? 0 : 1
  return depth
}
