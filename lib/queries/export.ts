import type { FileHandle } from 'node:fs/promises'
import type { Dataset } from '../catalog'
import { openScratchFile, scratchPath } from '../export/scratch-file'
import type { Sql } from '../sql'
import type { View } from '../view'
import { type Said, wholeRows } from './export-rows'
import { fetchMatches, type Matches } from './matches'
import { fetchOrder } from './order'

/** Some rows of an export as a file of their own, which has no name any more: it is gone once it is closed. */
export interface ExportBlock {
  readonly rows: number
  readonly file: FileHandle
}

/** The first block is small, so that a download begins at once. */
const FIRST = 250

/**
 * Rows of a block at most, and characters of their answers after which one ends early. Rows of a view lie anywhere in
 * the transcripts, so every block costs a pass over these (0.3 s at 135,634 votes): few and large ones, as long as one
 * of them fits into memory with ease.
 */
const MOST_ROWS = 16_384
const MOST_CHARACTERS = 100_000_000

/**
 * The rows of a view, whole, in its order, written by the database itself: `copy` says how it writes some rows into a
 * file. Row numbers come first, then a block of rows at a time: a statement over all of them would be a DuckDB stream,
 * and these end early without an error.
 */
export async function openExport(
  dataset: Dataset,
  view: View,
): Promise<{
  readonly total: number
  blocks(copy: (rows: Sql, file: string) => Sql): AsyncGenerator<ExportBlock>
}> {
  const [matches, order] = await Promise.all([fetchMatches(dataset, view.chosen), fetchOrder(dataset, view)])
  const said = saidOf(matches)
  return {
    total: matches.total,
    async *blocks(copy) {
      const numbers = inOrder(matches, order)
      let start = 0
      // A view of no rows has a block as well: it says what columns there would be.
      do {
        const end = endOfBlock(dataset, numbers, start)
        const part = numbers.subarray(start, end)
        const file = await writeBlock(dataset, part, said, copy)
        try {
          yield { rows: part.length, file }
        } finally {
          await file.close()
        }
        start = end
      } while (start < numbers.length)
    },
  }
}

/** All matching rows. Four bytes a row, so that a view may be exported while others are read. */
function inOrder(matches: Matches, order: Int32Array | undefined): Int32Array {
  return order ? order.filter((row) => matches.misses[row] === 0) : matches.found
}

function endOfBlock(dataset: Dataset, numbers: Int32Array, start: number): number {
  const { length } = dataset.counted.numbers
  const most = Math.min(numbers.length, start + (start === 0 ? FIRST : MOST_ROWS))
  let end = start
  for (let characters = 0; end < most && characters < MOST_CHARACTERS; end++) {
    characters += 2 * (length[numbers[end] ?? -1] || 0)
  }
  return end
}

/** @throws Error when a row that the index names is not in it. */
async function writeBlock(
  dataset: Dataset,
  numbers: Int32Array,
  said: Said,
  copy: (rows: Sql, file: string) => Sql,
): Promise<FileHandle> {
  const path = scratchPath(dataset.scratch)
  return openScratchFile(path, async () => {
    const [written] = await dataset.db.queryValues<{ Count: bigint }>(
      copy(wholeRows(dataset, numbers, said, numbers.length > 0 && numbers.length <= FIRST), path),
    )
    if (Number(written?.Count) !== numbers.length) {
      throw new Error(`${dataset.slug}: ${numbers.length} rows were asked for, ${written?.Count} came`)
    }
  })
}

/** What readers said when the export was begun: like its rows, it is of one moment. */
function saidOf({ labels }: Matches): Said {
  return new Map(
    [...(labels?.byRow ?? [])].map(([row, { labels, note }]) => [
      row,
      { labels: [...labels], note: note || null },
    ]),
  )
}
