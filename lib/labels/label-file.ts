import { statSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { type LabelEvent, readEvent } from './event'
import { applyEvent, emptyState, type LabelState } from './state'

/** Where a dataset's file lies. A folder's name may hold anything; a file's may not. */
export function labelFile(folder: string, slug: string): string {
  return path.join(folder, `${encodeURIComponent(slug)}.jsonl`)
}

/**
 * Adds events at the end and returns once the disk has them. One write in append mode, which no other process' write can
 * come into. Each begins on a line of its own: what a killed process left unfinished spoils no line but its own.
 *
 * @throws Error when the disk takes less than the whole.
 */
export async function appendEvents(file: string, events: readonly LabelEvent[]): Promise<void> {
  if (events.length === 0) return
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o600)
  try {
    const bytes = Buffer.from(`\n${events.map((event) => JSON.stringify(event)).join('\n')}\n`)
    const { bytesWritten } = await handle.write(bytes)
    if (bytesWritten !== bytes.length) throw new Error(`${file}: the disk took only part of it; make room`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file as far as it was read. */
export interface LabelReader {
  /** Everything that is in the file by now, of whichever process it is. */
  read(): Promise<LabelState>
}

export function openLabelFile(file: string): LabelReader {
  let state = emptyState()
  let offset = 0
  let inode = -1
  let last: Promise<LabelState> = Promise.resolve(state)

  async function catchUp(): Promise<LabelState> {
    const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (!handle) {
      if (offset > 0) {
        state = emptyState()
        offset = 0
      }
      return state
    }
    try {
      const { size, ino } = await handle.stat()
      // Another file in its place, as when a copy is put back.
      if (ino !== inode || size < offset) {
        state = emptyState()
        offset = 0
        inode = ino
      }
      if (size === offset) return state
      const bytes = Buffer.alloc(size - offset)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset)
      // A line without its end is being written, or was torn: it counts once it has one.
      const whole = bytes.subarray(0, bytes.subarray(0, bytesRead).lastIndexOf(10) + 1)
      for (const line of whole.toString('utf8').split('\n')) {
        const event = line === '' ? undefined : readEvent(line)
        if (event) applyEvent(state, event)
      }
      offset += whole.length
      return state
    } finally {
      await handle.close()
    }
  }

  /** Whether the file is as it was read: asked by every page, and answered in microseconds without another thread. */
  function isCurrent(): boolean {
    const now = statSync(file, { throwIfNoEntry: false })
    return now ? now.ino === inode && now.size === offset : offset === 0
  }

  return {
    read() {
      if (isCurrent()) return last
      // One after another: two readings at once would apply the same lines twice.
      last = last.then(catchUp, catchUp)
      return last
    },
  }
}
