import { mkdir, rm } from 'node:fs/promises'
import { messageOf } from './discover'
import { fingerprintOf, listParquet } from './files'
import { buildImages } from './images'
import { buildRows, type StageProgress } from './rows'
import { buildSearch, searchFingerprint } from './search'
import { indexPaths, isTrue, markTrue, type Stage } from './stages'
import { makeThumbnails } from './thumbnails'

/** What an indexing process tells its parent, one JSON line each. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: StageProgress }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done' }

export interface WorkerTask {
  readonly slug: string
  readonly folder: string
  readonly indexFolder: string
  readonly stage: Stage | 'thumbnails'
  /** Files that crashed an earlier process, with what happened. */
  readonly crashed: readonly (readonly [string, string])[]
}

/**
 * Builds one stage of one dataset. Runs in a process of its own: a malicious file may crash the reader of parquet or
 * the decoder of images, and must not take the server with it.
 */
export async function runWorker(task: WorkerTask, tell: (message: WorkerMessage) => void): Promise<void> {
  const paths = indexPaths(task.indexFolder, task.slug)
  try {
    await mkdir(paths.temporary, { recursive: true })
    const files = await listParquet(task.folder)
    const fingerprint = fingerprintOf(files)
    const onProgress = (progress: StageProgress) => tell({ kind: 'progress', progress })
    if (task.stage === 'rows') {
      if (!(await isTrue(paths.rows, fingerprint))) {
        await rm(`${paths.rows}.fingerprint`, { force: true })
        await buildRows({
          files,
          out: paths.rows,
          temporary: paths.temporary,
          crashed: new Map(task.crashed),
          onProgress,
          onFile: (name) => tell({ kind: 'file', name }),
        })
        await markTrue(paths.rows, fingerprint)
      }
    } else if (task.stage === 'search') {
      const own = searchFingerprint(fingerprint)
      if (!(await isTrue(paths.search, own))) {
        await rm(`${paths.search}.fingerprint`, { force: true })
        await buildSearch({
          rowsDb: paths.rows,
          out: paths.search,
          temporary: paths.temporary,
          fingerprint: own,
          onProgress: (share, doing) => onProgress({ stage: 'search', share, doing }),
        })
        await markTrue(paths.search, own)
      }
    } else if (task.stage === 'images') {
      if (!(await isTrue(paths.images, fingerprint))) {
        await rm(`${paths.images}.fingerprint`, { force: true })
        await buildImages({
          rowsDb: paths.rows,
          out: paths.images,
          crashed: new Map(task.crashed),
          onFile: (name) => tell({ kind: 'file', name }),
          onProgress: (share, doing) => onProgress({ stage: 'images', share, doing }),
        })
        await markTrue(paths.images, fingerprint)
      }
    } else {
      await makeThumbnails({
        imagesDb: paths.images,
        rowsDb: paths.rows,
        thumbs: paths.thumbs,
        onProgress: (share, doing) => onProgress({ stage: 'images', share, doing }),
      })
    }
    tell({ kind: 'done' })
  } catch (error) {
    tell({ kind: 'failed', message: explain(error) })
  }
}

function explain(error: unknown): string {
  const message = messageOf(error)
  if (/ENOSPC|No space left/i.test(message)) {
    return `the disk is full: make room, or choose another place with --index (${message})`
  }
  return message
}
