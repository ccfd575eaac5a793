/**
 * Markup in which every text is escaped. Only html`` makes it: as sql`` does for statements, it escapes what is put in,
 * splices markup of its own kind, and has no way around that. Some hundred rows and facet values are written so; as
 * elements they would be most of what a page costs to make.
 */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | readonly Html[] | string | number | false | null | undefined

/**
 * Texts and numbers may stand between tags and in quoted attributes, nowhere else. `false`, `null` and `undefined` leave
 * nothing. Line breaks of the template, and the indent behind them, are left out beside a tag, and one space elsewhere.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = withoutBreaks(strings)
  let text = parts[0] ?? ''
  for (let at = 0; at < pieces.length; at++) text += written(pieces[at]) + (parts[at + 1] ?? '')
  return new Html(text)
}

/** What React takes for the content of an element. */
export function contentOf(markup: Html | readonly Html[]): {
  readonly dangerouslySetInnerHTML: { __html: string }
} {
  return { dangerouslySetInnerHTML: { __html: written(markup) } }
}

/** Text made safe inside an element or a quoted attribute; lone surrogates become U+FFFD. */
export function escapeHtml(text: string): string {
  const whole = text.toWellFormed()
  return UNSAFE.test(whole) ? whole.replace(ALL_UNSAFE, (letter) => ENTITIES[letter] ?? letter) : whole
}

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  if (!piece) return ''
  let text = ''
  for (const one of piece) text += one.text
  return text
}

/** A template is the same object each time it is reached. */
const tidied = new WeakMap<TemplateStringsArray, readonly string[]>()

function withoutBreaks(strings: TemplateStringsArray): readonly string[] {
  const known = tidied.get(strings)
  if (known) return known
  const made = strings.map((part) =>
    part.replace(/(^|>)?\n\s*($|<)?/g, (_, before, after) =>
      before === undefined && after === undefined ? ' ' : `${before ?? ''}${after ?? ''}`,
    ),
  )
  tidied.set(strings, made)
  return made
}

const UNSAFE = /[&<>"']/
const ALL_UNSAFE = /[&<>"']/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
