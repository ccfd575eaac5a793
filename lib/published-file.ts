import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { messageOf } from './indexing/discover'
import { MOST_BYTES, type PublishedBoard, readPublishedBoard } from './published-board'

/** `board.csv` beside the data; one too large to be a board is named and not read. */
export async function readPublished(folder: string): Promise<PublishedBoard | undefined> {
  const file = path.join(folder, 'board.csv')
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  if (found.size > MOST_BYTES) {
    return { rows: [], problems: [`board.csv holds more than ${MOST_BYTES / 1e6} MB and is not read.`] }
  }
  try {
    return readPublishedBoard(await readFile(file, 'utf8'))
  } catch (error) {
    return { rows: [], problems: [`board.csv cannot be read: ${messageOf(error)}`] }
  }
}
