import type { Element, ElementContent, Root, Text } from 'hast'
import type { HitFinder } from '../search/hits'

/** Elements whose text runs on into what stands beside them. */
const INLINE = new Set([
  'a',
  'b',
  'code',
  'del',
  'em',
  'i',
  'input',
  'mark',
  's',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'br',
])

/** What holds the text that is read, in order, and where each piece of it begins. */
interface Run {
  readonly parent: Root | Element
  readonly node: Text
  readonly start: number
}

/**
 * Wraps the hits of a rendered message in `mark`, across the elements they reach through; the first element of each hit
 * has `data-hit`. Formulas are left alone. Changes the tree.
 *
 * @returns the number of hits
 */
export function markTree(tree: Root, find: HitFinder): number {
  const runs: Run[] = []
  let text = ''
  const walk = (parent: Root | Element): void => {
    for (const node of parent.children) {
      if (node.type === 'text') {
        runs.push({ parent, node, start: text.length })
        text += node.value
      } else if (node.type === 'element' && !isFormula(node)) {
        const apart = !INLINE.has(node.tagName) || node.tagName === 'br'
        if (apart) text += '\n'
        walk(node)
        if (apart) text += '\n'
      } else if (node.type === 'element') text += '\ufffc'
    }
  }
  walk(tree)
  const hits = find(text)
  const made = new Map<Text, ElementContent[]>()
  let first = 0
  for (const { node, start } of runs) {
    const end = start + node.value.length
    while (first < hits.length && hits[first]![1] <= start) first++
    const pieces: ElementContent[] = []
    let at = start
    for (let nth = first; nth < hits.length && hits[nth]![0] < end; nth++) {
      const [from, to] = [Math.max(start, hits[nth]![0]), Math.min(end, hits[nth]![1])]
      // Between two blocks stands nothing that could be seen.
      if (node.value.slice(from - start, to - start).trim() === '') continue
      if (from > at) pieces.push(textNode(node.value.slice(at - start, from - start)))
      pieces.push({
        type: 'element',
        tagName: 'mark',
        properties: { className: ['hit'], ...(hits[nth]![0] >= start ? { dataHit: '' } : {}) },
        children: [textNode(node.value.slice(from - start, to - start))],
      })
      at = to
    }
    if (pieces.length === 0) continue
    if (at < end) pieces.push(textNode(node.value.slice(at - start)))
    made.set(node, pieces)
  }
  for (const { parent, node } of runs) {
    const pieces = made.get(node)
    if (pieces) parent.children.splice(parent.children.indexOf(node), 1, ...pieces)
  }
  return hits.length
}

function isFormula({ tagName, properties }: Element): boolean {
  return tagName === 'math' || tagName === 'svg' || /\bkatex\b/.test(String(properties.className ?? ''))
}

function textNode(value: string): Text {
  return { type: 'text', value }
}
