import type { Element, Root } from 'hast'
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { decorateTree } from './decorate-tree'
import { protectMath } from './math-spans'
import { prepareTree } from './prepare-tree'
import { renderMath } from './render-math'
import { DEEPEST_TREE, tooComplex } from './too-complex'
import { wellFormed } from './well-formed'

export interface RenderOptions {
  /** Starts every id inside the message; letters, digits and `-`. Differs between the messages of one page. */
  readonly idPrefix?: string
  /** The level of the message's highest heading, 1 to 6. */
  readonly headingBase?: number
}

export interface RenderedMarkdown {
  readonly tree: Root
  /** Why the text stands there as it was written instead of being rendered. */
  readonly plainBecause?: string
}

/**
 * A message as elements that are safe to show. The text is hostile: HTML in it is text, only `http`, `https` and
 * `mailto` addresses become links, nothing is loaded from anywhere. Never throws. Work is bounded by the input: what
 * the parser could not take in reasonable time comes back as one block of text, with the reason.
 *
 * Order matters: the tree is sanitised when everything in it comes from the message, then finished by our own code
 * and KaTeX (`trust: false`), which add attributes that a message may not have.
 */
export function renderMarkdown(raw: string, options: RenderOptions = {}): RenderedMarkdown {
  const { idPrefix = 'message-', headingBase = 3 } = options
  const text = wellFormed(raw)
  const reason = tooComplex(text)
  if (reason) return asWritten(text, reason)
  const { text: prose, formulas } = protectMath(text)
  try {
    const parsed = PARSER.parse(prose)
    const tangled = tangledBecause(parsed)
    if (tangled) return asWritten(text, tangled)
    prepareTree(parsed, formulas)
    const tree = elementsOfMarkdown(parsed, idPrefix)
    decorateTree(tree, { idPrefix, headingBase })
    renderMath(tree)
    return { tree }
  } catch (error) {
    // The parser is recursive in places: what slips past the bounds ends its stack, and nothing else is forgiven.
    if (error instanceof RangeError) return asWritten(text, 'it is nested too deeply')
    throw new Error(`Markdown of ${text.length} characters could not be rendered`, { cause: error })
  }
}

const PARSER = unified().use(remarkParse).use(remarkGfm)

/** A header row of 1,000 columns above 10,000 short rows would become ten million cells. */
const MOST_CELLS = 20_000

function tangledBecause(tree: MdastRoot): string | undefined {
  const stack: { node: MdastNodes; depth: number }[] = [{ node: tree, depth: 0 }]
  let cells = 0
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth } = top
    if (depth > DEEPEST_TREE) return 'it is nested too deeply'
    if (node.type === 'table') cells += (node.align?.length ?? 1) * node.children.length
    if (cells > MOST_CELLS) return 'it holds too large a table'
    if ('children' in node) for (const child of node.children) stack.push({ node: child, depth: depth + 1 })
  }
  return undefined
}

function elementsOfMarkdown(tree: MdastRoot, idPrefix: string): Root {
  const made = unified()
    .use(remarkRehype, {
      clobberPrefix: idPrefix,
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: { className: ['footnotes-label'] },
    })
    .use(rehypeSanitize, ALLOWED)
    .runSync(tree)
  // remark-rehype types its result as any unist node; with no bridge processor it is a hast root.
  return made as Root
}

const TAGS =
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr input li ol p pre section span strong sup table tbody td th thead tr ul'

/** What Markdown itself can make, and no more. Ids come from remark-rehype alone, already with the message's prefix. */
const ALLOWED = {
  tagNames: TAGS.split(' '),
  attributes: {
    '*': ['id'],
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaDescribedBy',
      'ariaLabel',
      ['className', 'remote-image'],
    ],
    code: [['className', /^language-./, 'math-inline', 'math-display'], 'title'],
    input: ['checked', ['type', 'checkbox'], ['disabled', true]],
    li: [['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    p: [['className', 'as-written', 'footnotes-label']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: [['className', 'remote-image']],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
  },
  ancestors: { tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'] },
  required: { input: { disabled: true, type: 'checkbox' } },
} satisfies Parameters<typeof rehypeSanitize>[0]

function asWritten(text: string, plainBecause: string): RenderedMarkdown {
  const block: Element = {
    type: 'element',
    tagName: 'p',
    properties: { className: ['as-written'], dir: 'auto' },
    children: [{ type: 'text', value: text }],
  }
  return { tree: { type: 'root', children: [block] }, plainBecause }
}
