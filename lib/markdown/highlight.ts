import type { Element, ElementContent, Root } from 'hast'
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { elementsOf, plainText } from './decorate-tree'
import { grammarOf } from './grammars'

/** Code longer than this stands uncoloured: the grammars' expressions can be slow, and each token is an element. */
const LONGEST_CODE = 20_000
const LONGEST_LINE = 500
/** For all blocks of a message together. */
const MOST_CODE = 60_000
/** A last guard, in milliseconds a message: code that hits a slow expression is coloured so far and no further. */
const LONGEST_TIME = 1_000
const LINES_AT_ONCE = 25

/**
 * Colours the code blocks of a tree, in place: tokens become `span.tok-keyword` and the like, so light and dark are
 * the stylesheet's and no attribute carries a colour. A language that is not known, or code beyond the bounds, stays
 * as it is. `pre` gets `data-language`: what the message called it, at most 24 characters.
 */
export async function highlightCode(...trees: readonly (Root | undefined)[]): Promise<void> {
  let left = MOST_CODE
  const time = { left: LONGEST_TIME }
  for (const tree of trees) {
    for (const pre of tree ? elementsOf(tree) : []) {
      const code = pre.tagName === 'pre' ? pre.children[0] : undefined
      if (code?.type !== 'element') continue
      const name = nameOf(code)
      if (name) pre.properties.dataLanguage = name
      const text = plainText(code).replace(/\n$/, '')
      left -= text.length
      const tokens = left >= 0 && text.length <= LONGEST_CODE ? await tokensOf(text, name, time) : undefined
      code.properties = {}
      code.children = tokens ?? [{ type: 'text', value: text }]
    }
  }
}

function nameOf(code: Element): string {
  const names = Array.isArray(code.properties.className) ? code.properties.className : []
  const language = names.map(String).find((name) => name.startsWith('language-'))
  return (language?.slice('language-'.length) ?? '').slice(0, 24)
}

/** Undefined where the language is not known or its time is over. */
async function tokensOf(
  text: string,
  name: string,
  time: { left: number },
): Promise<ElementContent[] | undefined> {
  const known = grammarOf(name)
  if (!known || time.left < 0) return undefined
  const highlighter = await sharedHighlighter()
  const options = { lang: known.language, theme: THEME, tokenizeMaxLineLength: LONGEST_LINE }
  if (!highlighter.getLoadedLanguages().includes(known.language)) {
    await highlighter.loadLanguage(known.grammar)
    // A grammar compiles its expressions when they are first met, which would count as a slow line.
    highlighter.codeToTokensBase(text.slice(0, 2_000), { ...options, tokenizeTimeLimit: 0 })
  }
  const nodes: ElementContent[] = []
  const lines = text.split('\n')
  let state: ReturnType<HighlighterCore['getLastGrammarState']> | undefined
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    if (time.left < 0) {
      append(nodes, `${from ? '\n' : ''}${lines.slice(from).join('\n')}`, undefined)
      break
    }
    const started = performance.now()
    const tokens = highlighter.codeToTokensBase(lines.slice(from, from + LINES_AT_ONCE).join('\n'), {
      ...options,
      ...(state ? { grammarState: state } : {}),
    })
    state = highlighter.getLastGrammarState(tokens)
    time.left -= performance.now() - started
    for (const [i, line] of tokens.entries()) {
      if (from + i > 0) append(nodes, '\n', undefined)
      for (const { content, color } of line) append(nodes, content, KIND.exec(color ?? '')?.[1])
    }
  }
  return nodes
}

/** Neighbours of one kind become one node: a third of the elements, for the same picture. */
function append(nodes: ElementContent[], value: string, kind: string | undefined): void {
  const last = nodes.at(-1)
  const kindOfLast = last?.type === 'element' ? String(last.properties.className) : undefined
  const className = kind ? `tok-${kind}` : undefined
  const text = last?.type === 'element' ? last.children[0] : last
  if (text?.type === 'text' && (kindOfLast === className || value.trim() === '')) text.value += value
  else if (!className) nodes.push({ type: 'text', value })
  else
    nodes.push({
      type: 'element',
      tagName: 'span',
      properties: { className: [className] },
      children: [{ type: 'text', value }],
    })
}

const THEME = 'ringside'
const KIND = /^var\(--tok-token-([a-z-]+)\)$/

let highlighter: Promise<HighlighterCore> | undefined

/** Made once a process: an engine and the grammars that were asked for so far. */
function sharedHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: THEME, variablePrefix: '--tok-' })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  return highlighter
}
