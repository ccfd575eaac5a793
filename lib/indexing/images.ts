import { open, rename, rm } from 'node:fs/promises'
import { type Database, openDatabase } from '../db'
import { imageColumnSize } from '../media/locate'
import { readFooter, type SourceFile } from '../media/parquet-file'
import { sql } from '../sql'
import { type IndexedFile, insertLines, LineFile, locateInto } from './image-lines'

export interface BuildImagesOptions {
  /** The finished `rows` stage: its tables `files` and `rows` are read. */
  readonly rowsDb: string
  /** The finished database file; `<out>.part` holds unfinished work and is taken up again. */
  readonly out: string
  /** 0 to 1 by bytes read, and the file now read. */
  readonly onProgress?: (share: number, doing: string) => void
  /** Called with a file's name before it is touched, so that a crash can be laid at its door. */
  readonly onFile?: (name: string) => void
  /** Files that crashed an earlier try, with what happened: they are not touched again. */
  readonly crashed?: ReadonlyMap<string, string>
  readonly signal?: AbortSignal
}

/**
 * Stage `images`: the rows stage in; out come `images` and `first_places` (one a distinct hash), `places` (one an image of a row),
 * `row_images` (one a row, with its question), `files` and `problems`. Pictures themselves stay in the parquet.
 * A shard or row group that cannot be read is a problem, and the rest goes on. After a crash, finished shards are
 * not read again.
 *
 * @throws Error when the rows stage cannot be read or the disk is full; AbortError when stopped.
 */
export async function buildImages(options: BuildImagesOptions): Promise<void> {
  const part = `${options.out}.part`
  const onProgress = options.onProgress && atMostEvery(200, options.onProgress)
  const db = await openPart(part, options.rowsDb)
  try {
    const files = await db.query<IndexedFile>(
      sql`SELECT file, path, name, size::DOUBLE AS size, mtime FROM files ORDER BY file`,
    )
    await readFiles(db, files, { ...options, ...(onProgress ? { onProgress } : {}) })
    await createRowImages(db)
    await db.run(sql`CHECKPOINT`)
  } finally {
    db.close()
  }
  await rm(`${part}.lines`, { force: true })
  await rename(part, options.out)
  options.onProgress?.(1, 'done')
}

/** The unfinished index, if it was begun from the same files; else a new one. */
async function openPart(part: string, rowsDb: string): Promise<Database> {
  const source = { file: part, attach: { source: rowsDb }, memory: 300 }
  try {
    const db = await openDatabase(source)
    try {
      const [state] = await db.query<{ same: boolean }>(sql`SELECT count(*) = 0 AS same FROM (
        (SELECT file, path, size, mtime FROM files EXCEPT SELECT file, path, size, mtime FROM source.files)
        UNION ALL
        (SELECT file, path, size, mtime FROM source.files EXCEPT SELECT file, path, size, mtime FROM files))`)
      if (state?.same) {
        for (const table of [sql`found`, sql`places`, sql`problems`]) {
          await db.run(sql`DELETE FROM ${table} WHERE file NOT IN (SELECT file FROM finished)`)
        }
        return db
      }
    } catch (error) {
      db.close()
      throw error
    }
    db.close()
  } catch {
    // A torn or foreign file is no loss: everything in it can be read again.
  }
  await rm(part, { force: true })
  await rm(`${part}.wal`, { force: true })
  const db = await openDatabase(source)
  await db.run(sql`CREATE TABLE found (file INTEGER, hash VARCHAR, type VARCHAR, width INTEGER, height INTEGER,
    bytes INTEGER, problem VARCHAR)`)
  await db.run(sql`CREATE TABLE places (file INTEGER, file_row INTEGER, n INTEGER, hash VARCHAR, length INTEGER,
    kind VARCHAR, codec VARCHAR, "offset" BIGINT, span BIGINT, skip BIGINT, start BIGINT)`)
  await db.run(sql`CREATE TABLE problems (file INTEGER, message VARCHAR)`)
  await db.run(sql`CREATE TABLE finished (file INTEGER, has_column BOOLEAN)`)
  await db.run(sql`CREATE TABLE files AS SELECT * FROM source.files`)
  return db
}

async function readFiles(
  db: Database,
  files: readonly IndexedFile[],
  options: BuildImagesOptions,
): Promise<void> {
  const finished = await db.query<{ file: number }>(sql`SELECT file FROM finished`)
  const done = new Set(finished.map(({ file }) => file))
  const sizes = await Promise.all(files.map(imageBytes))
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  let before = 0
  for (const [index, file] of files.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(before / total, file.name)
    if (!done.has(file.file)) {
      options.onFile?.(file.name)
      let read = 0
      await readFile(db, file, options, (bytes) => {
        read += bytes
        options.onProgress?.(Math.min(1, (before + read) / total), file.name)
      })
    }
    before += sizes[index] ?? 0
  }
}

/** Bytes that will be read of a file; 0 where it cannot be told, since the reading itself will say why. */
async function imageBytes(file: SourceFile): Promise<number> {
  try {
    const handle = await open(file.path, 'r')
    try {
      return imageColumnSize(await readFooter(handle, (await handle.stat()).size))
    } finally {
      await handle.close()
    }
  } catch {
    return 0
  }
}

async function readFile(
  db: Database,
  file: IndexedFile,
  options: BuildImagesOptions,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const crash = options.crashed?.get(file.name)
  const lines = new LineFile(`${options.out}.part.lines`)
  const problems: string[] = crash ? [crash] : []
  let hasColumn = true
  try {
    if (!crash) hasColumn = await locateInto(lines, file, problems, onBytes, options.signal)
  } catch (error) {
    options.signal?.throwIfAborted()
    problems.push(error instanceof Error ? error.message : String(error))
  } finally {
    await lines.close()
  }
  await insertLines(db, lines.path)
  for (const message of problems) {
    await db.run(sql`INSERT INTO problems VALUES (${file.file}, ${`${file.name}: ${message}`})`)
  }
  await db.run(sql`INSERT INTO finished VALUES (${file.file}, ${hasColumn})`)
}

/** Distinct images, and for every row its images in order and the question: the prompt with its first image. */
async function createRowImages(db: Database): Promise<void> {
  // A kill between here and the renaming leaves these behind.
  await db.run(sql`CREATE OR REPLACE TABLE images AS
    SELECT DISTINCT ON (hash) hash, type, width, height, bytes, problem FROM found
    WHERE hash IN (SELECT hash FROM places) ORDER BY hash`)
  // One place is enough to show an image, and finding it must not mean going through all of them.
  await db.run(sql`CREATE OR REPLACE TABLE first_places AS
    SELECT DISTINCT ON (hash) hash, file, length, kind, codec, "offset", span, skip, start FROM places
    WHERE hash IS NOT NULL ORDER BY hash, file, file_row, n`)
  await db.run(sql`CREATE UNIQUE INDEX first_places_hash ON first_places (hash)`)
  const [answer] = await db.query<{ any: boolean }>(
    sql`SELECT coalesce(bool_or(has_column), false) AS "any" FROM finished`,
  )
  const question = answer?.any ? sql`md5(prompt_hash || ':' || coalesce(image, ''))` : sql`prompt_hash`
  await db.run(sql`CREATE OR REPLACE TABLE row_images AS
    SELECT "row", coalesce(images, []) AS images, image, ${question} AS question
    FROM source."rows" LEFT JOIN (
      SELECT file, file_row, list(hash ORDER BY n) AS images,
        arg_min(hash, n) FILTER (hash IS NOT NULL) AS image
      FROM places GROUP BY file, file_row
    ) USING (file, file_row)
    ORDER BY "row"`)
  await db.run(sql`CREATE UNIQUE INDEX row_images_row ON row_images ("row")`)
}

/** Passes calls on that are at least `pause` milliseconds apart: pages may be small, and progress crosses a pipe. */
function atMostEvery(
  pause: number,
  call: (share: number, doing: string) => void,
): (share: number, doing: string) => void {
  let last = 0
  return (share, doing) => {
    const now = performance.now()
    if (now - last < pause) return
    last = now
    call(share, doing)
  }
}
