import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Database } from '../db'
import { findImageColumn } from '../media/image-column'
import { type ImageFacts, readImageFacts } from '../media/image-facts'
import { locateImages } from '../media/locate'
import { openSource, readFooter, type SourceFile } from '../media/parquet-file'
import { literal, sql } from '../sql'

export interface IndexedFile extends SourceFile {
  readonly file: number
  readonly name: string
}

/** Writes a line for every image and every place of one shard. Returns whether it has an image column at all. */
export async function locateInto(
  lines: LineFile,
  file: IndexedFile,
  problems: string[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const handle = await openSource(file)
  try {
    const metadata = await readFooter(handle, file.size)
    const facts = new Map<string, ImageFacts & { readonly bytes: number }>()
    const seen = new Set<string>()
    const groups = locateImages(handle, file.size, metadata, {
      onBytes,
      ...(signal ? { signal } : {}),
      onImage: ({ hash, length }, head) => {
        if (!seen.has(hash)) facts.set(hash, { ...readImageFacts(head), bytes: length })
        seen.add(hash)
      },
    })
    for await (const { images, problem } of groups) {
      if (problem) problems.push(problem)
      for (const [hash, { mime, width, height, bytes, problem: fault }] of facts) {
        lines.add({ file: file.file, hash, type: mime, width, height, bytes, problem: fault })
      }
      facts.clear()
      for (const { fileRow, n, image } of images) {
        const { hash = null, length = null, place } = image ?? {}
        lines.add({ file: file.file, file_row: fileRow, n, hash, ...place, length })
      }
      await lines.flush()
    }
    return findImageColumn(metadata) !== undefined
  } finally {
    await handle.close()
  }
}

/** Adds what stands in a finished file of lines to the tables `found` and `places`. */
export async function insertLines(db: Database, path: string): Promise<void> {
  const lines = sql`read_json(${literal(path)}, format = 'newline_delimited', columns = {
    file: 'INTEGER', file_row: 'INTEGER', n: 'INTEGER', hash: 'VARCHAR', length: 'INTEGER', kind: 'VARCHAR',
    codec: 'VARCHAR', "offset": 'BIGINT', span: 'BIGINT', skip: 'BIGINT', start: 'BIGINT', type: 'VARCHAR',
    width: 'INTEGER', height: 'INTEGER', bytes: 'INTEGER', problem: 'VARCHAR'})`
  await db.run(sql`INSERT INTO found
    SELECT file, hash, type, width, height, bytes, problem FROM ${lines} WHERE type IS NOT NULL`)
  await db.run(sql`INSERT INTO places
    SELECT file, file_row, n, hash, length, kind, codec, "offset", span, skip, start
    FROM ${lines} WHERE file_row IS NOT NULL`)
}

/** Lines of JSON on their way into the database: a way of adding rows that needs neither memory nor an appender. */
export class LineFile {
  private readonly stream: WriteStream
  private waiting: string[] = []

  constructor(readonly path: string) {
    this.stream = createWriteStream(path)
    // Reported by flush and close; without a listener it would end the process.
    this.stream.on('error', () => {})
  }

  add(line: Readonly<Record<string, unknown>>): void {
    this.waiting.push(JSON.stringify(line))
  }

  async flush(): Promise<void> {
    if (this.waiting.length === 0) return
    const text = `${this.waiting.join('\n')}\n`
    this.waiting = []
    if (this.stream.errored) throw this.stream.errored
    if (!this.stream.write(text)) await once(this.stream, 'drain')
  }

  async close(): Promise<void> {
    await this.flush()
    this.stream.end()
    if (!this.stream.closed) await once(this.stream, 'close')
    if (this.stream.errored) throw this.stream.errored
  }
}
