import type { Element, ElementContent, Root } from 'hast'
import { plainText } from './decorate-tree'

export interface FoldedTree {
  readonly head: Root
  /** What the reader asks for with one press; absent when the whole is short enough. */
  readonly rest?: Root
}

/** A remainder shorter than this is not worth a press. In characters of text. */
const SHORTEST_REST = 1_500

/**
 * Cuts a rendered message after about `size` characters of text, between blocks: before the block that crosses the
 * size, or inside it where it is a list, a table, a quote or code (each half is a whole list, table, …). Every
 * element stands in exactly one half. A paragraph is never cut.
 */
export function foldTree(tree: Root, size: number): FoldedTree {
  const length = plainText(tree).length
  if (length <= size + SHORTEST_REST) return { head: tree }
  const { head, rest } = splitChildren(
    tree.children.filter((node) => node.type !== 'doctype'),
    size,
  )
  if (rest.length === 0 || lengthOf(rest) < SHORTEST_REST) return { head: tree }
  return { head: { type: 'root', children: head }, rest: { type: 'root', children: rest } }
}

interface Halves {
  readonly head: ElementContent[]
  readonly rest: ElementContent[]
}

function splitChildren(children: readonly ElementContent[], size: number): Halves {
  let left = size
  for (const [i, node] of children.entries()) {
    const length = lengthOf([node])
    if (length > left) {
      const halves = node.type === 'element' ? splitBlock(node, left) : undefined
      const before = children.slice(0, i)
      const after = children.slice(i + 1)
      // A block that cannot be cut goes wholly to the side where most of it lies, but something always shows.
      if (halves) return { head: [...before, halves[0]], rest: [halves[1], ...after] }
      if (left > length / 2 || lengthOf(before) === 0) return { head: [...before, node], rest: after }
      return headingsDown({ head: before, rest: [node, ...after] })
    }
    left -= length
  }
  return { head: [...children], rest: [] }
}

/** A heading belongs to what follows it. */
function headingsDown({ head, rest }: Halves): Halves {
  let end = head.length
  for (let i = end - 1; i > 0; i--) {
    const node = head[i]!
    if (node.type === 'text' && node.value.trim() === '') continue
    if (node.type !== 'element' || !/^h[1-6]$/.test(node.tagName)) break
    end = i
  }
  return { head: head.slice(0, end), rest: [...head.slice(end), ...rest] }
}

/** Both halves of a block that can be cut, or undefined when too little would be left on either side. */
function splitBlock(node: Element, size: number): readonly [Element, Element] | undefined {
  if (size < 400) return undefined
  if (node.tagName === 'pre') return splitCode(node, size)
  if (node.properties.className?.toString() === 'table-scroll') return splitTable(node, size)
  if (node.tagName !== 'ul' && node.tagName !== 'ol' && node.tagName !== 'blockquote') return undefined
  const { head, rest } = splitChildren(node.children, size)
  if (lengthOf(head) === 0 || lengthOf(rest) === 0) return undefined
  const items = head.filter((child) => child.type === 'element' && child.tagName === 'li').length
  const start = Number(node.properties.start ?? 1) + items
  const properties = node.tagName === 'ol' ? { ...node.properties, start } : node.properties
  return [
    { ...node, children: head },
    { ...node, properties, children: rest },
  ]
}

function splitCode(pre: Element, size: number): readonly [Element, Element] | undefined {
  const code = pre.children[0]
  if (code?.type !== 'element') return undefined
  const text = plainText(code)
  const at = text.lastIndexOf('\n', size) + 1
  if (at < 400 || text.length - at < 400) return undefined
  const half = (value: string): Element => ({
    ...pre,
    children: [{ ...code, children: [{ type: 'text', value }] }],
  })
  return [half(text.slice(0, at)), half(text.slice(at))]
}

function splitTable(box: Element, size: number): readonly [Element, Element] | undefined {
  const table = box.children[0]
  if (table?.type !== 'element') return undefined
  const [thead, tbody] = table.children.filter((child) => child.type === 'element')
  if (!thead || !tbody) return undefined
  const { head, rest } = splitChildren(tbody.children, size)
  if (lengthOf(head) === 0 || lengthOf(rest) === 0) return undefined
  const half = (children: ElementContent[], top: Element): Element => ({
    ...box,
    children: [{ ...table, children: [top, { ...tbody, children }] }],
  })
  return [half(head, thead), half(rest, structuredClone(thead))]
}

function lengthOf(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => {
    if (node.type === 'text') return sum + node.value.trim().length
    return node.type === 'element' ? sum + plainText(node).length : sum
  }, 0)
}
