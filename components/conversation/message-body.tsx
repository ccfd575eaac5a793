import './prose.css'
import 'katex/dist/katex.min.css'
import type { Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { cutAt } from '@/lib/markdown/cut-text'
import { foldTree } from '@/lib/markdown/fold-tree'
import { highlightCode } from '@/lib/markdown/highlight'
import { markTree } from '@/lib/markdown/mark-tree'
import { renderMarkdown } from '@/lib/markdown/render-markdown'
import { LONGEST } from '@/lib/markdown/too-complex'
import type { HitFinder } from '@/lib/search/hits'
import { CodeBlock } from './code-block'
import { Fold } from './fold'
import { SourceText } from './source-text'

export type TextMode = 'rendered' | 'source'

/** How a row is read: `diff` sets the two answers of a turn against each other word by word. */
export type ReadingMode = TextMode | 'diff'

export interface MessageBodyProps {
  readonly text: string
  readonly mode?: TextMode
  /** Starts every id inside: differs between the messages of a page, such as `turn-2-a-`. */
  readonly idPrefix: string
  /** Level of the highest heading inside, one below the heading that names the speaker. */
  readonly headingBase?: number
  /** Characters that stand open; what follows is folded, and is in the page all the same. */
  readonly foldAt?: number
  /** Finds what is to be marked, where something was searched for. */
  readonly hits?: HitFinder | undefined
}

/** What fits a few screens: longer messages open folded after it. In characters. */
export const FOLD_AT = 6_000

/**
 * The text of one message. The only door through which text of the data becomes elements.
 *
 * A message of any length costs a bounded amount of markup: up to 40,000 characters are rendered (folded after
 * `foldAt`), of a longer one only the beginning is, and the rest stands as plain text that is laid out when opened.
 */
export async function MessageBody(props: MessageBodyProps): Promise<ReactNode> {
  const { text, mode = 'rendered', idPrefix, headingBase = 4, foldAt = FOLD_AT, hits } = props
  if (text.trim() === '') return <p className="message-note">Empty message</p>
  if (mode === 'source') return <FoldedSource {...{ text, foldAt, hits }} />

  const options = { idPrefix, headingBase }
  if (text.length > LONGEST) {
    const head = text.slice(0, cutAt(text, foldAt)).replace(TRAILING_HEADING, '\n')
    const { tree, plainBecause } = renderMarkdown(head, options)
    if (plainBecause) return <FoldedSource {...{ text, foldAt, hits }} because={plainBecause} />
    await highlightCode(tree)
    if (hits) markTree(tree, hits)
    const rest = text.slice(head.length)
    return (
      <Fold
        length={text.length}
        note="from here on as plain text"
        rest={<SourceText text={rest} hits={hits} />}
        open={(hits?.(rest).length ?? 0) > 0}
      >
        <Prose tree={tree} />
      </Fold>
    )
  }

  const { tree, plainBecause } = renderMarkdown(text, options)
  if (plainBecause) return <FoldedSource {...{ text, foldAt, hits }} because={plainBecause} />
  const { head, rest } = foldTree(tree, foldAt)
  await highlightCode(head, rest)
  if (hits) markTree(head, hits)
  if (!rest) return <Prose tree={head} />
  return (
    <Fold
      length={text.length}
      rest={<Prose tree={rest} />}
      open={hits !== undefined && markTree(rest, hits) > 0}
    >
      <Prose tree={head} />
    </Fold>
  )
}

/** A heading belongs to what follows it, which is folded. */
const TRAILING_HEADING = /\n#{1,6} [^\n]*\s*$/

function Prose({ tree }: { tree: Root }): ReactNode {
  const children = toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components: { pre: CodeBlock },
    ignoreInvalidStyle: true,
  })
  return <div className="message-prose">{children}</div>
}

interface FoldedSourceProps {
  readonly text: string
  readonly foldAt: number
  readonly because?: string
  readonly hits?: HitFinder | undefined
}

function FoldedSource({ text, foldAt, because, hits }: FoldedSourceProps): ReactNode {
  const note = because && <p className="message-note">Shown as plain text: {because}.</p>
  const cut = text.length > foldAt + 1_500 ? cutAt(text, foldAt) : text.length
  const head = (
    <>
      {note}
      <SourceText text={text.slice(0, cut)} hits={hits} />
    </>
  )
  if (cut === text.length) return head
  return (
    <Fold
      length={text.length}
      rest={<SourceText text={text.slice(cut)} hits={hits} />}
      open={(hits?.(text.slice(cut)).length ?? 0) > 0}
    >
      {head}
    </Fold>
  )
}
