import './board.css'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/conversation/copy-button'
import type { ShownRow } from '@/lib/queries/votes-page'
import { boardCsv, boardMarkdown } from './board-copy'

/** The board to take along. */
export function BoardTools({
  rows,
  title,
}: {
  readonly rows: readonly ShownRow[]
  readonly title: string
}): ReactNode {
  return (
    <div className="board-tools mt-2 flex justify-end gap-1">
      <CopyButton label="Copy as CSV" copies={{ text: boardCsv(rows) }} />
      <CopyButton label="Copy as Markdown" copies={{ text: boardMarkdown(rows, title) }} />
    </div>
  )
}
