import { rename, rm } from 'node:fs/promises'
import { type Database, openDatabase } from '../db'
import { FIELDS } from '../search/fields'
import { sql } from '../sql'
import { Inverter } from './inverter'

export interface BuildSearchOptions {
  /** The finished `rows` stage: its transcripts are read. */
  readonly rowsDb: string
  /** The finished database file; `<out>.part` holds unfinished work and is taken up again. */
  readonly out: string
  readonly temporary: string
  /** What the rows stage was made from: unfinished work of another one is thrown away. */
  readonly fingerprint: string
  /** 0 to 1, and what is being done. */
  readonly onProgress?: (share: number, doing: string) => void
  /** Bytes of lists held in memory before they are written down. */
  readonly most?: number
}

/** Raised whenever what the index of words holds changes. */
const SEARCH_VERSION = 1

/** What the index of words was made from. */
export function searchFingerprint(fingerprint: string): string {
  return `${fingerprint} words ${SEARCH_VERSION}`
}

/** Rows of transcripts read at a time. */
const BATCH = 1500
const MOST = 300_000_000

/** Small groups: looking a term up reads one of them. */
const ROW_GROUP = 8192

/**
 * Stage `search`: transcripts in, out comes `postings`, one line a term, field and piece: rows (by `source`, ascending) and
 * places as lib/search/postings.ts reads them. A piece is what fits into memory; a small dataset is one piece, and a
 * finished piece survives a crash. The context before a vote is not taken in.
 *
 * @throws Error when the rows stage cannot be read or the disk is full.
 */
export async function buildSearch(options: BuildSearchOptions): Promise<void> {
  const { out, temporary, onProgress, most = MOST } = options
  const part = `${out}.part`
  const fresh = `${out}.new`
  const db = await openPart(part, options)
  try {
    const [range] = await db.query<{ total: number; done: number }>(
      sql`SELECT (SELECT coalesce(max(source) + 1, 0)::INTEGER FROM source.transcripts) AS total,
        (SELECT coalesce(max(last), 0)::INTEGER FROM pieces) AS done`,
    )
    const { total, done } = range ?? { total: 0, done: 0 }
    let piece = done
    let inverter = new Inverter()
    let ahead = done < total ? fetchMessages(db, done) : undefined
    for (let start = done; start < total; start += BATCH) {
      onProgress?.((0.85 * start) / total, 'words')
      const batch = await ahead
      const end = start + BATCH
      // Read ahead while these are taken in.
      ahead = end < total ? fetchMessages(db, end) : undefined
      for (const row of batch ?? []) takeRow(inverter, row)
      if (inverter.size > most || end >= total) {
        await writePiece(db, inverter, piece, end)
        inverter = new Inverter()
        piece = end
      }
    }
    onProgress?.(0.88, 'sorting')
    await db.run(sql`CHECKPOINT`)
  } finally {
    db.close()
  }
  await writeSorted(part, fresh, temporary)
  await rm(part, { force: true })
  await rename(fresh, out)
  onProgress?.(1, 'done')
}

async function writeSorted(part: string, fresh: string, temporary: string): Promise<void> {
  await rm(fresh, { force: true })
  const db = await openDatabase({
    file: fresh,
    rowGroup: ROW_GROUP,
    attach: { part },
    memory: 1500,
    temporary,
  })
  try {
    await db.run(
      sql`CREATE TABLE postings AS SELECT term, field, piece, "count", "rows", places FROM part.postings ORDER BY term, field, piece`,
    )
    await db.run(sql`CHECKPOINT`)
  } finally {
    db.close()
  }
}

/** The unfinished index, if it was begun from the same rows; else a new one. */
async function openPart(
  part: string,
  { rowsDb, fingerprint, temporary }: BuildSearchOptions,
): Promise<Database> {
  const source = { file: part, attach: { source: rowsDb }, memory: 700, temporary }
  try {
    const db = await openDatabase(source)
    try {
      const [state] = await db.query<{ same: boolean }>(
        sql`SELECT fingerprint = ${fingerprint} AS same FROM begun`,
      )
      if (state?.same) {
        await db.run(sql`DELETE FROM postings WHERE piece NOT IN (SELECT piece FROM pieces)`)
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
  await db.run(sql`CREATE TABLE begun (fingerprint VARCHAR)`)
  await db.run(sql`INSERT INTO begun VALUES (${fingerprint})`)
  await db.run(
    sql`CREATE TABLE postings (term VARCHAR, field INTEGER, piece INTEGER, "count" INTEGER, "rows" BLOB, places BLOB)`,
  )
  await db.run(sql`CREATE TABLE pieces (piece INTEGER, last INTEGER)`)
  return db
}

interface MessageRow {
  readonly source: number
  readonly roles_a: readonly (string | null)[] | null
  readonly texts_a: readonly (string | null)[] | null
  readonly roles_b: readonly (string | null)[] | null
  readonly texts_b: readonly (string | null)[] | null
}

async function fetchMessages(db: Database, start: number): Promise<readonly MessageRow[]> {
  const rows = await db.queryValues<MessageRow>(
    sql`SELECT source, list_transform(a, lambda m: m."role") AS roles_a, list_transform(a, lambda m: m."content") AS texts_a,
        list_transform(b, lambda m: m."role") AS roles_b, list_transform(b, lambda m: m."content") AS texts_b
      FROM source.transcripts WHERE source >= ${start} AND source < ${start + BATCH}`,
  )
  return rows.sort((one, other) => one.source - other.source)
}

function takeRow(inverter: Inverter, row: MessageRow): void {
  const prompts = new Set<string>()
  for (const side of ['a', 'b'] as const) {
    const texts = row[`texts_${side}`] ?? []
    for (const [at, role] of (row[`roles_${side}`] ?? []).entries()) {
      const text = texts[at]
      if (!text) continue
      if (role !== 'user' && role !== 'system') inverter.take(row.source, FIELDS[side], text)
      // Both sides were asked the same, mostly.
      else if (!prompts.has(text)) {
        prompts.add(text)
        inverter.take(row.source, FIELDS.prompt, text)
      }
    }
  }
}

async function writePiece(db: Database, inverter: Inverter, piece: number, last: number): Promise<void> {
  function* lines(): Generator<readonly (string | number | Uint8Array)[]> {
    for (const { term, field, count, rows, places } of inverter.postings()) {
      yield [term, field, piece, count, rows, places]
    }
  }
  await db.append('postings', lines())
  await db.run(sql`INSERT INTO pieces VALUES (${piece}, ${last})`)
}
