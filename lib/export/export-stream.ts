import type { ExportRow } from './columns'
import type { Encoder } from './encoder'
import type { ExportProgress } from './running'

/**
 * The bytes of an export, made as fast as they are taken. Cancelling it, or `stop` of its progress, ends the work
 * before the next rows are read. When something fails, or fewer rows come than were counted, the stream fails as well:
 * the answer is then cut off in the middle of its transfer, which no client takes for the end of it.
 */
export function exportStream(
  encoder: Encoder,
  batches: AsyncGenerator<ExportRow[]>,
  progress: ExportProgress,
): ReadableStream<Uint8Array> {
  progress.stop = () => {
    if (progress.state === 'running') progress.state = 'stopped'
  }

  /** The next bytes; undefined behind the last. */
  async function next(): Promise<Uint8Array | undefined> {
    for (;;) {
      const { value: rows } = await batches.next()
      if (progress.state === 'stopped') throw new Error('the export was stopped')
      if (rows === undefined) {
        if (progress.rows !== progress.total) {
          throw new Error(`the export holds ${progress.rows} rows of ${progress.total}`)
        }
        return undefined
      }
      const bytes = encoder.encode(rows)
      progress.rows += rows.length
      if (bytes.length > 0) return bytes
    }
  }

  let ended = false
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (ended) return controller.close()
          const bytes = await next()
          if (bytes) return controller.enqueue(bytes)
          ended = true
          progress.state = 'whole'
          const last = encoder.end()
          if (last.length > 0) controller.enqueue(last)
          else controller.close()
        } catch (error) {
          if (progress.state === 'running') progress.state = 'broken'
          await batches.return(undefined)
          controller.error(error)
        }
      },
      async cancel() {
        progress.stop()
        await batches.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
