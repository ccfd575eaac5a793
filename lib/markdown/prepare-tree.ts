import type {
  Break,
  Html,
  InlineCode,
  Link,
  Nodes,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast'
import { type Formula, restoreMath, splitMath } from './math-spans'
import { readLink } from './safe-link'

/**
 * Turns a parsed message, in place, into one that is safe to make elements of: formulas back where they stood, HTML
 * as the text it is, pictures of other hosts as links, single line ends kept as line breaks (people who write prompts
 * mean them, and the arena showed them).
 */
export function prepareTree(tree: Root, formulas: readonly Formula[]): void {
  const definitions = new Map<string, string>()
  for (const node of nodesOf(tree)) {
    if (node.type === 'definition') definitions.set(node.identifier, restoreMath(node.url, formulas))
  }
  for (const node of nodesOf(tree)) {
    restoreFields(node, formulas)
    if (!('children' in node)) continue
    const replaced = node.children.flatMap((child) => replacementOf(child, node, formulas, definitions))
    const children = replaced.filter((child, i) => !isBesideDisplay(child, replaced[i - 1], replaced[i + 1]))
    // Each replacement is of the content its parent may hold: phrasing for phrasing, a paragraph for a block.
    node.children = children as typeof node.children
  }
}

/** All nodes, parents before children; children put in by the caller on the way are visited. */
function* nodesOf(tree: Root): Generator<Nodes> {
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if ('children' in node) stack.push(...node.children)
  }
}

function restoreFields(node: Nodes, formulas: readonly Formula[]): void {
  if (formulas.length === 0) return
  if (node.type === 'inlineCode' || node.type === 'code' || node.type === 'html') {
    if (!node.data?.hName) node.value = restoreMath(node.value, formulas)
  }
  if (node.type === 'code') node.lang = node.lang && restoreMath(node.lang, formulas)
  if ('url' in node) node.url = restoreMath(node.url, formulas)
  if ('alt' in node) node.alt = node.alt && restoreMath(node.alt, formulas)
}

function replacementOf(
  node: RootContent,
  parent: Parents,
  formulas: readonly Formula[],
  definitions: ReadonlyMap<string, string>,
): RootContent[] {
  switch (node.type) {
    case 'text':
      return splitMath(node.value, formulas).flatMap((piece) =>
        typeof piece === 'string' ? linesOf(piece) : [mathNode(piece)],
      )
    case 'html':
      return htmlAsText(node, parent, formulas)
    case 'image':
      return imageAsLink(node.url, node.alt, parent, formulas)
    case 'imageReference':
      return imageAsLink(definitions.get(node.identifier) ?? '', node.alt, parent, formulas)
    default:
      return [node]
  }
}

function linesOf(text: string): (Text | Break)[] {
  return text
    .split(/\r\n?|\n/)
    .flatMap((line, i): (Text | Break)[] => [
      ...(i ? [{ type: 'break' } as const] : []),
      { type: 'text', value: line },
    ])
    .filter((node) => node.type === 'break' || node.value !== '')
}

function mathNode(formula: Formula): PhrasingContent {
  const className = ['language-math', formula.display ? 'math-display' : 'math-inline']
  // The source is kept beside the formula: it is shown where KaTeX cannot read it.
  const data = { hName: 'code', hProperties: { className, title: formula.source } }
  return { type: 'inlineCode', value: formula.tex, data }
}

/** A displayed formula stands on its own line already. */
function isBesideDisplay(node: RootContent, before?: RootContent, after?: RootContent): boolean {
  return (
    node.type === 'break' && [before, after].some((other) => other?.type === 'inlineCode' && isDisplay(other))
  )
}

function isDisplay({ data }: InlineCode): boolean {
  const names = data?.hProperties?.className
  return Array.isArray(names) && names.includes('math-display')
}

/** `<br>`, which models write in table cells, is a line break; every other tag is shown as it was written. */
function htmlAsText(node: Html, parent: Parents, formulas: readonly Formula[]): RootContent[] {
  const value = restoreMath(node.value, formulas)
  if (/^<br\s*\/?>$/i.test(value)) return [{ type: 'break' }]
  if (isPhrasing(parent)) return [{ type: 'text', value }]
  const data = { hProperties: { className: ['as-written'] } }
  return [{ type: 'paragraph', data, children: [{ type: 'inlineCode', value, data: { hName: 'span' } }] }]
}

function imageAsLink(
  rawUrl: string,
  alt: string | null | undefined,
  parent: Parents,
  formulas: readonly Formula[],
): RootContent[] {
  const link = readLink(restoreMath(rawUrl, formulas))
  const name = restoreMath(alt ?? '', formulas).trim() || 'no description'
  const where = link.kind === 'web' ? `image on ${link.host}, not loaded` : 'image, not loaded'
  const label: Text = { type: 'text', value: `${name} (${where})` }
  const hProperties = { className: ['remote-image'] }
  if (link.kind !== 'web' || parent.type === 'link' || parent.type === 'linkReference') {
    return [{ type: 'emphasis', data: { hName: 'span', hProperties }, children: [label] }]
  }
  const node: Link = { type: 'link', url: link.href, data: { hProperties }, children: [label] }
  return [node]
}

function isPhrasing(parent: Parents): boolean {
  const blocks = ['root', 'blockquote', 'listItem', 'footnoteDefinition', 'list']
  return !blocks.includes(parent.type)
}
