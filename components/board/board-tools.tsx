import './board.css'
import type { ReactNode } from 'react'
import { CopyButton } from '@/components/conversation/copy-button'
import { boardCsv, boardMarkdown, type CopiedBoard } from './board-copy'

/** The board to take along. */
export function BoardTools({
  board,
  title,
}: {
  readonly board: CopiedBoard
  readonly title: string
}): ReactNode {
  return (
    <div className="board-tools mt-2 flex justify-end gap-1">
      <CopyButton label="Copy as CSV" copies={{ text: boardCsv(board) }} />
      <CopyButton label="Copy as Markdown" copies={{ text: boardMarkdown(board, title) }} />
    </div>
  )
}
