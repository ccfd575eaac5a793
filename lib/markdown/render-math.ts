import type { Element, ElementContent, Root } from 'hast'
import rehypeKatex from 'rehype-katex'
import { unified } from 'unified'
import { elementsOf, plainText } from './decorate-tree'

/**
 * TeX of one message that is set, in characters; the rest stands as its source. KaTeX makes 100 to 300 bytes of
 * each, and about 2,000 of the shortest formula: hence what every formula costs beside its length.
 */
const MOST_TEX = 30_000
const COST_OF_ONE = 20
const LONGEST_TEX = 4_000
const DEEPEST_GROUPS = 40
const DEEPEST_ELEMENTS = 150

/** Definitions could grow without end, and the others would load or style something. */
const REFUSED =
  /\\(?:[gex]?def|(?:re|provide)?newcommand|g?let|futurelet|global|long|href|url|includegraphics|html[A-Z]\w*)(?![a-zA-Z])/

/**
 * Sets the formulas of a tree (`code.math-inline`, `code.math-display`, and code blocks named `math`) with KaTeX, in
 * place. A formula that KaTeX cannot read, or that is beyond the bounds, is shown as the source that was written.
 */
export function renderMath(tree: Root): void {
  let left = MOST_TEX
  for (const node of elementsOf(tree)) {
    if (node.tagName === 'pre' && isMathBlock(node.children[0])) asDisplay(node)
    if (!isFormula(node)) continue
    const tex = plainText(node)
    const source = String(node.properties.title ?? tex)
    const display = classOf(node).includes('math-display')
    left -= tex.length + COST_OF_ONE
    const set = left >= 0 && isModest(tex) ? setFormula(tex, display) : undefined
    node.tagName = set ? 'span' : 'code'
    node.properties = set
      ? { className: [display ? 'math-block' : 'math'], dir: 'ltr' }
      : { className: ['math-source'], dir: 'ltr', title: 'A formula that could not be set' }
    node.children = set ?? [{ type: 'text', value: source }]
  }
}

function isMathBlock(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && classOf(node).includes('language-math')
}

/** A fenced block that says `math`: its `pre` becomes a paragraph that holds the formula. */
function asDisplay(pre: Element): void {
  pre.tagName = 'p'
  const code = pre.children[0]
  if (code?.type !== 'element') return
  const tex = plainText(code).trim()
  code.properties = { className: ['math-display'], title: tex }
  code.children = [{ type: 'text', value: tex }]
}

function isFormula(node: Element): boolean {
  const names = classOf(node)
  return node.tagName === 'code' && (names.includes('math-inline') || names.includes('math-display'))
}

function classOf(node: Element): readonly (string | number)[] {
  const { className } = node.properties
  return Array.isArray(className) ? className : []
}

function isModest(tex: string): boolean {
  if (tex.length > LONGEST_TEX || REFUSED.test(tex)) return false
  let depth = 0
  for (const token of tex.match(/\\(?:left|begin|right|end)(?![a-zA-Z])|\\[\s\S]|[{}]/g) ?? []) {
    if (token === '{' || token === '\\left' || token === '\\begin') depth++
    if (token === '}' || token === '\\right' || token === '\\end') depth--
    if (depth > DEEPEST_GROUPS) return false
  }
  return true
}

/** Stands in KaTeX's output where it could not read something, and so tells us: a colour that nobody chooses. */
const ERROR_COLOUR = '#010203'

const KATEX = unified().use(rehypeKatex, {
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 300,
  errorColor: ERROR_COLOUR,
})

function setFormula(tex: string, display: boolean): ElementContent[] | undefined {
  const className = [display ? 'math-display' : 'math-inline']
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className },
    children: [{ type: 'text', value: tex }],
  }
  const made = KATEX.runSync({ type: 'root', children: [code] } satisfies Root) as Root
  if (failed(made) || depthOf(made) > DEEPEST_ELEMENTS) return undefined
  return made.children.filter((node) => node.type === 'element')
}

function failed(tree: Root): boolean {
  for (const { properties } of elementsOf(tree)) {
    if (properties.mathcolor === ERROR_COLOUR || String(properties.style ?? '').includes(ERROR_COLOUR))
      return true
  }
  return false
}

function depthOf(tree: Root): number {
  let deepest = 0
  const stack: { node: Root | Element; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    deepest = Math.max(deepest, top.depth)
    for (const child of top.node.children) {
      if (child.type === 'element') stack.push({ node: child, depth: top.depth + 1 })
    }
  }
  return deepest
}
