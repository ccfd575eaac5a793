import { rename, rm } from 'node:fs/promises'
import type { ColumnType } from '../column-type'
import { type Database, openDatabase } from '../db'
import type { Projection, Schema } from '../schema'
import { recognise } from '../schemas'
import { column, FALSE, join, literal, sql } from '../sql'
import { readBrokenText } from './broken-text'
import { messageOf } from './discover'
import { type DatasetFile, fingerprintOf } from './files'
import { makeRows } from './narrow'
import { createTranscripts, insertTranscripts, narrowOnly } from './transcripts'

export interface StageProgress {
  readonly stage: 'rows' | 'images' | 'search'
  /** 0 to 1. */
  readonly share: number
  /** What is being done, for a reader: "train-00003-of-00043.parquet". */
  readonly doing: string
}

interface BuildRowsOptions {
  readonly files: readonly DatasetFile[]
  /** The finished database file; `<out>.part` holds unfinished work and is taken up again. */
  readonly out: string
  readonly temporary: string
  readonly onProgress: (progress: StageProgress) => void
  /** Called with a file's name before it is touched, so that a crash can be laid at its door. */
  readonly onFile: (name: string) => void
  /** Files that crashed an earlier try, with what happened. */
  readonly crashed?: ReadonlyMap<string, string>
}

/** A file that fits a family, looked at but not yet read. */
interface KnownFile extends DatasetFile {
  readonly schema: Schema
  readonly columns: ReadonlyMap<string, ColumnType>
  readonly rows: number
}

/**
 * Stage `rows`: parquet in, `rows`, `transcripts`, `terms`, `files`, `problems`, `meta` out.
 * Reads no image bytes. A file counts once its line in `files` is written: after a crash the finished ones are not
 * read again, and what is left of an unfinished one is thrown away.
 *
 * @throws Error when no file can be used, naming the reasons.
 */
export async function buildRows(options: BuildRowsOptions): Promise<void> {
  const part = `${options.out}.part`
  const db = await openPart(part, options, fingerprintOf(options.files))
  try {
    const { known, problems } = await lookAt(db, options)
    const schema = oneFamily(known, problems)
    await readFiles(db, known, options)
    options.onProgress({ stage: 'rows', share: 0.9, doing: 'sorting' })
    const read = await db.query<{ message: string }>(sql`SELECT message FROM repairs ORDER BY file, nth`)
    problems.push(...read.map(({ message }) => message), ...(await makeRows(db, schema.kind)))
    await writeMeta(db, schema, known, problems, fingerprintOf(options.files))
    await db.run(sql`DROP TABLE repairs`)
    for (const name of narrowOnly) await db.run(sql`ALTER TABLE transcripts DROP COLUMN ${column(name)}`)
    // Only now: no column before an indexed one can be dropped.
    await db.run(sql`CREATE UNIQUE INDEX transcripts_source ON transcripts (source)`)
    await db.run(sql`CHECKPOINT`)
  } finally {
    db.close()
  }
  await rename(part, options.out)
  options.onProgress({ stage: 'rows', share: 1, doing: 'done' })
}

/** Files arrive one by one, and with DuckDB's 122,880 every one of them made all those before it be written again. */
const ROW_GROUP = 8192

/** The unfinished index, if it was begun from the same files; else a new one. */
async function openPart(part: string, options: BuildRowsOptions, fingerprint: string): Promise<Database> {
  const open = () =>
    openDatabase({ file: part, rowGroup: ROW_GROUP, memory: 2500, temporary: options.temporary })
  let begun: Database | undefined
  try {
    begun = await open()
    const [same] = await begun.query<{ same: boolean }>(
      sql`SELECT fingerprint = ${fingerprint} AS same FROM begun`,
    )
    const whole = await begun.query(
      sql`SELECT 1 FROM duckdb_columns() WHERE table_name = 'transcripts' AND column_name = ${narrowOnly[0] ?? ''}`,
    )
    await begun.query(sql`SELECT 1 FROM repairs`)
    if (same?.same && whole.length === 1) return begun
  } catch {
    // A torn or foreign file is no loss: everything in it can be read again.
  }
  begun?.close()
  await rm(part, { force: true })
  await rm(`${part}.wal`, { force: true })
  const db = await open()
  await db.run(sql`CREATE TABLE begun (fingerprint VARCHAR)`)
  await db.run(sql`INSERT INTO begun VALUES (${fingerprint})`)
  await db.run(createTranscripts)
  await db.run(
    sql`CREATE TABLE files (file INTEGER, path VARCHAR, name VARCHAR, size BIGINT, mtime DOUBLE, "rows" BIGINT)`,
  )
  await db.run(sql`CREATE TABLE repairs (file INTEGER, nth INTEGER, message VARCHAR)`)
  return db
}

/** Reads footers only. */
async function lookAt(
  db: Database,
  options: BuildRowsOptions,
): Promise<{ known: KnownFile[]; problems: string[] }> {
  const known: KnownFile[] = []
  const problems: string[] = []
  for (const file of options.files) {
    const crash = options.crashed?.get(file.name)
    if (crash) {
      problems.push(`${file.name}: ${crash}; left out`)
      continue
    }
    options.onFile(file.name)
    try {
      if (file.size < 0) throw new Error('the link leads nowhere')
      const columns = await db.describe(sql`SELECT * FROM read_parquet(${literal(file.path)})`)
      const [metadata] = await db.query<{ n: number }>(
        sql`SELECT num_rows::DOUBLE AS n FROM parquet_file_metadata(${literal(file.path)})`,
      )
      const recognition = recognise(columns)
      if (recognition.kind === 'unknown') problems.push(`${file.name} ${recognition.message}; left out`)
      else known.push({ ...file, schema: recognition.schema, columns, rows: metadata?.n ?? 0 })
    } catch (error) {
      problems.push(`${file.name} cannot be read: ${reasonOf(error, file)}; left out`)
    }
  }
  return { known, problems }
}

function oneFamily(known: readonly KnownFile[], problems: readonly string[]): Schema {
  const families = new Map(known.map((file) => [file.schema.family, file]))
  const [first, second] = [...families.values()]
  if (!first) throw new Error(summary(problems))
  if (second) {
    throw new Error(
      `holds two families: ${first.name} is ${first.schema.family}, ${second.name} is ${second.schema.family}. Move one of them to a folder of its own.`,
    )
  }
  return first.schema
}

async function readFiles(
  db: Database,
  known: readonly KnownFile[],
  options: BuildRowsOptions,
): Promise<void> {
  const total = Math.max(
    1,
    known.reduce((sum, file) => sum + file.rows, 0),
  )
  const done = new Set(
    (await db.query<{ name: string }>(sql`SELECT name FROM files`)).map(({ name }) => name),
  )
  let before = 0
  for (const [number, file] of known.entries()) {
    const progress = (share: number) =>
      options.onProgress({
        stage: 'rows',
        share: (0.9 * (before + share * file.rows)) / total,
        doing: file.name,
      })
    progress(0)
    if (!done.has(file.name)) {
      options.onFile(file.name)
      await readFile(db, file, number, progress)
    }
    before += file.rows
  }
}

async function readFile(
  db: Database,
  file: KnownFile,
  number: number,
  progress: (share: number) => void,
): Promise<void> {
  await db.run(sql`DELETE FROM transcripts WHERE file = ${number}`)
  await db.run(sql`DELETE FROM repairs WHERE file = ${number}`)
  // Counted, not summed up from footers, which may say anything.
  const [last] = await db.query<{ source: number }>(
    sql`SELECT coalesce(max(source) + 1, 0)::INTEGER AS source FROM transcripts`,
  )
  const base = last?.source ?? 0
  const projection = file.schema.project(file.columns)
  const from = sql`read_parquet(${literal(file.path)}, file_row_number = true)`
  try {
    await db.run(insertTranscripts(projection, { from, file: number, base, marked: FALSE }), progress)
  } catch {
    await db.run(sql`DELETE FROM transcripts WHERE file = ${number}`)
    const problems = await readGroups(db, file, number, base, projection, progress)
    for (const [nth, message] of problems.entries()) {
      await db.run(sql`INSERT INTO repairs VALUES (${number}, ${nth}, ${message})`)
    }
  }
  await db.run(
    sql`INSERT INTO files VALUES (${number}, ${file.path}, ${file.name}, ${file.size}, ${file.mtime}, ${file.rows})`,
  )
}

/**
 * A file that cannot be read in one go, group of rows by group of rows: one string that is not UTF-8 makes DuckDB
 * refuse the whole column, so that group goes through another reader and the rows that hold one are marked.
 *
 * @returns what was repaired and what had to be left out.
 */
async function readGroups(
  db: Database,
  file: KnownFile,
  number: number,
  base: number,
  projection: Projection,
  progress: (share: number) => void,
): Promise<string[]> {
  const problems: string[] = []
  const groups = await db.query<{ n: number }>(
    sql`SELECT DISTINCT row_group_id, row_group_num_rows::DOUBLE AS n
      FROM parquet_metadata(${literal(file.path)}) ORDER BY row_group_id`,
  )
  const described = await db.query<{ column_name: string; column_type: string }>(
    sql`DESCRIBE SELECT * FROM read_parquet(${literal(file.path)})`,
  )
  const types = new Map(described.map((one) => [one.column_name, one.column_type]))
  let start = 0
  for (const { n } of groups) {
    const end = start + n
    const rows = { file: number, base }
    const from = sql`(SELECT * FROM read_parquet(${literal(file.path)}, file_row_number = true)
      WHERE file_row_number BETWEEN ${start} AND ${end - 1})`
    try {
      await db.run(insertTranscripts(projection, { ...rows, from, marked: FALSE }))
    } catch (refusal) {
      try {
        await readBrokenText(file.path, projection.images, start, end, types, async (repaired, marked) => {
          await db.run(insertTranscripts(projection, { ...rows, from: repaired, marked }))
        })
        problems.push(
          `${file.name}, rows ${start} to ${end - 1}: ${reasonOf(refusal, file)} They were read another way: what is not UTF-8 is �, and the rows that hold it are marked.`,
        )
      } catch {
        problems.push(
          `${file.name}, rows ${start} to ${end - 1} cannot be read: ${reasonOf(refusal, file)}; left out`,
        )
      }
    }
    start = end
    progress(file.rows ? end / file.rows : 1)
  }
  return problems
}

async function writeMeta(
  db: Database,
  schema: Schema,
  known: readonly KnownFile[],
  problems: readonly string[],
  fingerprint: string,
): Promise<void> {
  await db.run(sql`CREATE OR REPLACE TABLE problems (message VARCHAR)`)
  for (const message of problems) await db.run(sql`INSERT INTO problems VALUES (${message})`)
  const projections = known.map((file) => schema.project(file.columns))
  const images = projections.map((projection) => projection.images).find(Boolean)
  const offers = schema.filters
    .filter(({ name }) => projections.some((projection) => tellsAbout(projection, name)))
    .map(({ name }) => name)
  const meta: [string, string][] = [
    ['family', schema.family],
    ['fingerprint', fingerprint],
    ['images', images ?? ''],
    ['offers', JSON.stringify(offers)],
  ]
  await db.run(sql`CREATE OR REPLACE TABLE meta (key VARCHAR, value VARCHAR)`)
  await db.run(sql`INSERT INTO meta VALUES ${join(meta.map(([key, value]) => sql`(${key}, ${value})`))}`)
}

/** A dataset offers a filter when its columns could tell something about it. */
function tellsAbout(projection: Projection, filter: string): boolean {
  switch (filter) {
    case 'category':
      return projection.categories.size > 0
    case 'image':
      return projection.images !== undefined
    case 'order':
      return projection.evaluation_order !== undefined
    case 'date':
      return projection.time !== undefined
    case 'user':
      return projection.user_id !== undefined
    case 'answer_tokens':
    case 'gap':
      return projection.sides !== undefined
    case 'language':
    case 'preset':
    case 'code':
    case 'session':
    case 'anonymous':
    case 'prompt_tokens':
      return projection[filter] !== undefined
    default:
      return true
  }
}

/** Many broken files say so in one message that can still be read. */
function summary(problems: readonly string[]): string {
  const shown = problems.slice(0, 5).join('\n')
  return problems.length > 5
    ? `${shown}\n… and ${problems.length - 5} further files`
    : shown || 'holds no rows'
}

/** DuckDB names a file by where it lies on this machine; a reader knows it by its name in the dataset. */
function reasonOf(error: unknown, file: DatasetFile): string {
  return firstLine(error).replaceAll(file.path, file.name)
}

function firstLine(error: unknown): string {
  return (messageOf(error).split('\n')[0] ?? '').trim()
}
