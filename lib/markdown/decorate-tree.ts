import type { Element, ElementContent, Root } from 'hast'
import { readLink } from './safe-link'

export interface Decoration {
  /** Starts every id of the message, so that two messages on a page, or a message and the page, never share one. */
  readonly idPrefix: string
  /** The level of the highest heading of a message: what stands above it in the page's outline plus one. */
  readonly headingBase: number
}

/** Many short references to one long address would make a page of megabytes out of a small message. */
const MOST_HREF_CHARACTERS = 200_000

/**
 * Finishes sanitised elements, in place: links say where they lead, headings fit the page's outline, every block
 * finds its own direction, tables scroll inside themselves, ids are the message's own.
 */
export function decorateTree(tree: Root, { idPrefix, headingBase }: Decoration): void {
  const outline: number[] = []
  const budget = { href: MOST_HREF_CHARACTERS }
  for (const block of tree.children)
    if (block.type === 'element') block.properties.dir = block.tagName === 'pre' ? 'ltr' : 'auto'
  for (const node of elementsOf(tree)) {
    ownIds(node, idPrefix)
    if (/^h[1-6]$/.test(node.tagName)) demote(node, outline, headingBase)
    else if (node.tagName === 'a') finishLink(node, idPrefix, budget)
    else if (node.tagName === 'input') asMark(node)
    else if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td'
    if (node.properties.role !== 'group') node.children = node.children.map(inScrollBox)
  }
  tree.children = tree.children.map((child) => (child.type === 'doctype' ? child : inScrollBox(child)))
}

/** All elements in document order. */
export function* elementsOf(tree: Root | Element): Generator<Element> {
  const stack = [...tree.children].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type !== 'element') continue
    yield node
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
}

/** The text of an element, without regard to layout. */
export function plainText(tree: Root | Element): string {
  let text = ''
  const stack = [...tree.children].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'element')
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return text
}

function ownIds(node: Element, idPrefix: string): void {
  // remark-rehype prefixes what it derives from the text; only this one name is fixed.
  if (node.properties.id === 'footnote-label') node.properties.id = `${idPrefix}footnote-label`
  if (node.properties.ariaDescribedBy) node.properties.ariaDescribedBy = [`${idPrefix}footnote-label`]
}

/** Levels follow each other without a gap from the base on, whatever the message skipped; its look keeps its depth. */
function demote(node: Element, outline: number[], base: number): void {
  const depth = Number(node.tagName[1])
  while (outline.length > 0 && outline.at(-1)! >= depth) outline.pop()
  outline.push(depth)
  node.tagName = `h${Math.min(6, base + outline.length - 1)}`
  node.properties.dataDepth = String(depth)
}

function finishLink(node: Element, idPrefix: string, budget: { href: number }): void {
  const { href } = node.properties
  if (typeof href === 'string' && href.startsWith(`#${idPrefix}fn`)) return
  const link =
    typeof href === 'string' ? readLink(href) : ({ kind: 'dead', why: 'not a web address' } as const)
  const { className } = node.properties
  if (link.kind !== 'dead') budget.href -= link.href.length
  if (link.kind === 'dead' || budget.href < 0) {
    node.tagName = 'span'
    const why = link.kind === 'dead' ? link.why : 'too many links'
    node.properties = { className: ['dead-link'], title: `Not a link here: ${why}` }
    return
  }
  node.properties = {
    href: link.href,
    rel: ['noopener', 'noreferrer', 'nofollow'],
    target: '_blank',
    title: link.href,
  }
  if (className) node.properties.className = className
  const shown = plainText(node)
  if (link.host === '' || tellsHost(shown, link.host)) return
  // A space that does not break keeps the host at its link's end, and inside the box that is not underlined.
  const value = `\u00A0${link.host}`
  node.children.push(element('bdi', { className: ['link-host'], dir: 'ltr' }, [{ type: 'text', value }]))
}

/** Whether what a reader sees already names the host truthfully: the address itself, or our own note on a picture. */
function tellsHost(shown: string, host: string): boolean {
  const text = shown.trim()
  if (text.toLowerCase() === host || text.endsWith(`(image on ${host}, not loaded)`)) return true
  const address = /^(?:www\.|https?:)/i.test(text) || text.includes('@')
  if (!address) return false
  const link = readLink(
    text.startsWith('www.') ? `http://${text}` : text.includes(':') ? text : `mailto:${text}`,
  )
  return link.kind !== 'dead' && link.host === host
}

/** A task list's box as a sign: a disabled input has no label and nothing to do. */
function asMark(node: Element): void {
  const done = node.properties.checked === true
  node.tagName = 'span'
  node.properties = { className: ['task-mark'], role: 'img', ariaLabel: done ? 'done' : 'not done' }
  node.children = [{ type: 'text', value: done ? '☑' : '☐' }]
}

function inScrollBox<Node extends Root['children'][number] | ElementContent>(node: Node): Node | Element {
  if (node.type !== 'element' || node.tagName !== 'table') return node
  const properties = {
    className: ['table-scroll'],
    tabIndex: 0,
    role: 'group',
    ariaLabel: 'Table',
    dir: 'auto',
  }
  return element('div', properties, [node])
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
