import type { ExportBlock } from '../queries/export'
import type { Encoder } from './encoder'
import type { ExportProgress } from './running'

/** Bytes read and sent at once: nobody else waits for longer than this takes. */
const PIECE = 256 * 1024

/**
 * The bytes of an export, made as fast as they are taken. Cancelling it, or `stop` of its progress, ends the work
 * before the next rows are written. When something fails, or fewer rows come than were counted, the stream fails as
 * well: the answer is then cut off in the middle of its transfer, which no client takes for the end of it.
 */
export function exportStream(
  encoder: Encoder,
  blocks: AsyncGenerator<ExportBlock>,
  progress: ExportProgress,
): ReadableStream<Uint8Array> {
  progress.stop = () => {
    if (progress.state === 'running') progress.state = 'stopped'
  }
  const pieces = exportPieces(encoder, blocks, progress)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value: piece } = await pieces.next()
          if (piece) controller.enqueue(piece)
          else controller.close()
        } catch (error) {
          if (progress.state === 'running') progress.state = 'broken'
          controller.error(error)
        }
      },
      async cancel() {
        progress.stop()
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}

/** @throws Error when it was stopped, and when it does not hold all rows. */
async function* exportPieces(
  encoder: Encoder,
  blocks: AsyncGenerator<ExportBlock>,
  progress: ExportProgress,
): AsyncGenerator<Uint8Array, undefined> {
  if (encoder.head.length > 0) yield encoder.head
  let whole = 0
  for await (const { rows, file } of blocks) {
    goOn(progress)
    const { start, end } = await encoder.take(file)
    for (let at = start; at < end; ) {
      const piece = new Uint8Array(Math.min(PIECE, end - at))
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0) throw new Error('a block of the export ended too soon')
      at += bytesRead
      yield piece.subarray(0, bytesRead)
      goOn(progress)
      progress.rows = whole + Math.floor((rows * (at - start)) / (end - start))
    }
    whole += rows
    progress.rows = whole
  }
  goOn(progress)
  if (whole !== progress.total) throw new Error(`the export holds ${whole} rows of ${progress.total}`)
  const last = encoder.end()
  progress.state = 'whole'
  if (last.length > 0) yield last
}

function goOn({ state }: ExportProgress): void {
  if (state === 'stopped') throw new Error('the export was stopped')
}
