import { voteInWords, winnerOf } from '@/components/votes/result'
import type { RowSummary } from '@/lib/queries/rows'

/** What a row is in words, without any of its text: for the window's title and for links. */
export function rowTitle({ model, model_a, model_b, winner }: RowSummary): string {
  if (model_a === undefined) return `Chat with ${model || 'no model named'}`
  return voteInWords(winnerOf(winner), model_a, model_b ?? '')
}
