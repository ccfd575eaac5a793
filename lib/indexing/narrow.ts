import type { Database } from '../db'
import { languageCode } from '../language'
import { column, join, type Sql, sql } from '../sql'
import { readWinner, WINNERS } from '../vote'
import { compatibilityCharacters } from './nfkc'
import { fillSurprise } from './surprise'
import { bitWhere } from './transcripts'

/**
 * Makes the narrow table `rows` and the dictionary `terms` out of `transcripts`.
 *
 * `rows` lies in newest-first order (`row` counts from 0), codes are small integers, `categories` has one bit a key:
 * counting 199,000 such rows takes a fifth of what strings and lists take.
 *
 * @returns messages for labels that nobody knows; their rows are kept, without a vote.
 */
export async function makeRows(db: Database, kind: 'chat' | 'battle'): Promise<string[]> {
  await normaliseCompatibility(db)
  const problems = await fillTerms(db, kind)
  await makeIds(db)
  await makeSessions(db)
  const modelB = codeOf('model', sql`coalesce(nullif(t.model_b, ''), ${NO_MODEL})`)
  await db.run(sql`CREATE OR REPLACE TABLE "rows" AS
    SELECT (row_number() OVER (ORDER BY "time" DESC NULLS LAST, id, t.source) - 1)::INTEGER AS "row",
      (row_number() OVER (ORDER BY id, t.source) - 1)::INTEGER AS id_rank,
      ids.id, t.source, t.file, t.file_row, t."time",
      ${codeOf('model', sql`coalesce(nullif(t.model_a, ''), ${NO_MODEL})`)} AS model,
      ${codeOf('model', sql`coalesce(nullif(t.model_a, ''), ${NO_MODEL})`)} AS model_a,
      ${kind === 'battle' ? modelB : sql`NULL::USMALLINT`} AS model_b,
      coalesce((SELECT code FROM winner_labels w WHERE w.label = t.winner), ${WINNERS.length})::UTINYINT AS winner,
      ${codeOf('language', sql`(SELECT code FROM language_labels l WHERE l.label = coalesce(t.language, ''))`)} AS language,
      ${codeOf('preset', sql`coalesce(t.preset, 'none')`)} AS preset,
      coalesce((SELECT bit_or(1::UBIGINT << terms.code) FROM terms
        WHERE field = 'category' AND list_contains(t.categories, terms.value)), 0)::UBIGINT AS categories,
      t.code, t.anonymous, t.turns, t.evaluation_order, t.prompt_tokens, t.length,
      t.tokens_a, t.tokens_b, greatest(t.tokens_a, t.tokens_b) AS answer_tokens, TRY_CAST(t.tokens_a::BIGINT - t.tokens_b AS INTEGER) AS gap,
      t.headers_a, t.headers_b, t.lists_a, t.lists_b, t.bold_a, t.bold_b,
      t.user_id, t.session, t.language AS language_raw, t.winner AS winner_raw, t.marked,
      t.prompt, t.answer_a, t.answer_b, md5(t.prompt_key || chr(31) || t.context_key) AS prompt_hash,
      NULL::DOUBLE AS surprise,
      ${await oddities(db, kind)} AS odd
    FROM transcripts t JOIN ids ON ids.source = t.source LEFT JOIN sessions s ON s.session = t.session
    ORDER BY "row"`)
  for (const table of ['ids', 'sessions', 'winner_labels', 'language_labels'])
    await db.run(sql`DROP TABLE ${column(table)}`)
  if (kind === 'battle') await fillSurprise(db)
  await indexRows(db)
  return problems
}

/**
 * A page's rows lie anywhere in a wide table, and without an index fifty of them cost the reading of all
 * (75 ms against 10 at 199,000 rows, one id 7 against 0.6).
 */
async function indexRows(db: Database): Promise<void> {
  await db.run(sql`CREATE UNIQUE INDEX rows_row ON "rows" ("row")`)
  const [longest] = await db.query<{ bytes: number }>(
    sql`SELECT coalesce(max(strlen(id)), 0)::DOUBLE AS bytes FROM "rows"`,
  )
  if ((longest?.bytes ?? 0) <= LONGEST_KEY) await db.run(sql`CREATE INDEX rows_id ON "rows" (id)`)
}

/** Bytes; DuckDB refuses to index longer ones, and ids may be anything. */
const LONGEST_KEY = 4096

/**
 * A row's id is its raw id; a repeated one gets `~2`, a missing one (or one that no address can hold) is `file:row`. Where such a name is itself the raw
 * id of another row it is lengthened once more, so that every row has an address of its own.
 */
async function makeIds(db: Database): Promise<void> {
  await db.run(sql`CREATE OR REPLACE TABLE ids AS
    WITH named AS (
      SELECT source, file, file_row, raw_id, row_number() OVER (PARTITION BY raw_id ORDER BY source) AS nth
      FROM (SELECT source, file, file_row, CASE
          WHEN raw_id NOT IN ('', '.', '..') AND NOT contains(raw_id, chr(0)) THEN raw_id END AS raw_id
        FROM transcripts))
    SELECT source, raw_id IS NOT NULL AND nth = 1 AS own, raw_id IS NULL AS missing,
      raw_id IS NOT NULL AND count(*) OVER (PARTITION BY raw_id) > 1 AS repeated, CASE
      WHEN raw_id IS NULL THEN (SELECT name FROM files WHERE files.file = named.file) || ':' || file_row
      WHEN nth = 1 THEN raw_id ELSE raw_id || '~' || nth END AS id
    FROM named`)
  for (;;) {
    const repeated = await db.query<{ source: number }>(
      sql`SELECT source FROM ids QUALIFY row_number() OVER (PARTITION BY id ORDER BY own DESC, source) > 1`,
    )
    if (repeated.length === 0) return
    await db.run(
      sql`UPDATE ids SET id = id || '~2' WHERE source IN (${join(repeated.map(({ source }) => source))})`,
    )
  }
}

/** Of every session, how many of its rows stand first, and whether one of its first to last is not there. */
async function makeSessions(db: Database): Promise<void> {
  await db.run(sql`CREATE OR REPLACE TABLE sessions AS
    SELECT session, count(*) FILTER (evaluation_order = 1) > 1 AS several,
      max(evaluation_order) > count(DISTINCT evaluation_order) FILTER (evaluation_order > 0) AS gaps
    FROM transcripts WHERE session IS NOT NULL GROUP BY session`)
}

/** The bits of lib/odd.ts: those the transcripts brought, and those that other rows have a part in. */
async function oddities(db: Database, kind: 'chat' | 'battle'): Promise<Sql> {
  const [told] = await db.query<{ time: boolean; session: boolean; tokens: boolean }>(sql`SELECT
    coalesce(bool_or("time" IS NOT NULL), FALSE) AS "time", coalesce(bool_or(session IS NOT NULL), FALSE) AS session,
    coalesce(bool_or(tokens_a IS NOT NULL), FALSE) AS tokens FROM transcripts`)
  const bits = [
    sql`t.odd`,
    bitWhere('no_id', sql`ids.missing`),
    bitWhere('repeated_id', sql`ids.repeated`),
    ...(told?.time ? [bitWhere('no_time', sql`t."time" IS NULL`)] : []),
    ...(kind === 'battle'
      ? [
          bitWhere(
            'self_battle',
            sql`coalesce(nullif(t.model_a, ''), ${NO_MODEL}) = coalesce(nullif(t.model_b, ''), ${NO_MODEL})`,
          ),
          bitWhere('no_vote', sql`t.winner IS NULL OR t.winner NOT IN (SELECT label FROM winner_labels)`),
        ]
      : []),
    ...(told?.tokens
      ? [bitWhere('no_counts', sql`NOT coalesce(t.tokens_a > 0 AND t.tokens_b > 0, FALSE)`)]
      : []),
    ...(told?.session
      ? [
          bitWhere('no_session', sql`t.session IS NULL`),
          bitWhere('no_order', sql`t.session IS NOT NULL AND t.evaluation_order IS NULL`),
          bitWhere('several_firsts', sql`coalesce(s.several, FALSE)`),
          bitWhere('order_gaps', sql`coalesce(s.gaps, FALSE)`),
        ]
      : []),
  ]
  return sql`(${join(bits, sql` | `)})::INTEGER`
}

export const NO_MODEL = '(no model)'

/** At most as many keys as a 64-bit mask has bits. */
const MOST_CATEGORIES = 64

function codeOf(field: string, value: Sql): Sql {
  return sql`(SELECT code FROM terms WHERE terms.field = ${field} AND terms.value = ${value})::USMALLINT`
}

/** Dictionary codes run from the most frequent value of a field downwards, so code order is facet order. */
async function fillTerms(db: Database, kind: 'chat' | 'battle'): Promise<string[]> {
  await db.run(sql`CREATE OR REPLACE TABLE terms (field VARCHAR, code INTEGER, value VARCHAR)`)
  const languages = await db.query<{ label: string; count: number }>(
    sql`SELECT coalesce(language, '') AS label, count(*)::INTEGER AS count FROM transcripts GROUP BY 1`,
  )
  await db.run(sql`CREATE OR REPLACE TABLE language_labels (label VARCHAR, code VARCHAR)`)
  const codes = new Map<string, number>()
  for (const { label, count } of languages) {
    const code = languageCode(label)
    codes.set(code, (codes.get(code) ?? 0) + count)
  }
  // Many rows a statement, since each statement waits for the disk.
  for (let start = 0; start < languages.length; start += 500) {
    const labels = languages.slice(start, start + 500)
    await db.run(
      sql`INSERT INTO language_labels VALUES ${join(labels.map(({ label }) => sql`(${label}, ${languageCode(label)})`))}`,
    )
  }
  const ordered = [...codes].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
  for (let start = 0; start < ordered.length; start += 500) {
    const terms = ordered.slice(start, start + 500)
    await db.run(
      sql`INSERT INTO terms VALUES ${join(terms.map(([value], at) => sql`('language', ${start + at}, ${value})`))}`,
    )
  }
  const ranked = sql`row_number() OVER (ORDER BY count(*) DESC, value) - 1`
  await db.run(sql`INSERT INTO terms SELECT 'model', ${ranked}, value FROM (
    SELECT coalesce(nullif(model_a, ''), ${NO_MODEL}) AS value FROM transcripts
    UNION ALL SELECT coalesce(nullif(model_b, ''), ${NO_MODEL}) FROM transcripts WHERE ${kind === 'battle'})
    GROUP BY value`)
  await db.run(sql`INSERT INTO terms SELECT 'preset', ${ranked}, value
    FROM (SELECT coalesce(preset, 'none') AS value FROM transcripts) GROUP BY value`)
  await db.run(sql`INSERT INTO terms SELECT 'category', ${ranked}, value
    FROM (SELECT unnest(categories) AS value FROM transcripts) GROUP BY value
    QUALIFY ${ranked} < ${MOST_CATEGORIES}`)
  for (const [code, value] of [...WINNERS, 'none'].entries()) {
    await db.run(sql`INSERT INTO terms VALUES ('winner', ${code}, ${value})`)
  }
  const [tooMany] = await db.query<{ keys: number }>(
    sql`SELECT count(DISTINCT value)::INTEGER AS keys FROM (SELECT unnest(categories) AS value FROM transcripts)`,
  )
  const left = (tooMany?.keys ?? 0) - MOST_CATEGORIES
  return [
    ...(left > 0
      ? [
          `there are ${left} more categories than the ${MOST_CATEGORIES} an index holds: the rarest are left out`,
        ]
      : []),
    ...(await fillWinners(db)),
  ]
}

async function fillWinners(db: Database): Promise<string[]> {
  await db.run(sql`CREATE OR REPLACE TABLE winner_labels (label VARCHAR, code INTEGER)`)
  const labels = await db.query<{ label: string; count: number; name: string; file_row: number }>(
    sql`SELECT t.winner AS label, count(*)::INTEGER AS count, arg_min(f.name, source) AS name,
        arg_min(file_row, source) AS file_row
      FROM transcripts t JOIN files f USING (file) WHERE t.winner IS NOT NULL GROUP BY 1`,
  )
  const unknown: string[] = []
  for (const { label, count, name, file_row } of labels) {
    const winner = readWinner(label)
    if (winner) {
      await db.run(sql`INSERT INTO winner_labels VALUES (${label}, ${WINNERS.indexOf(winner)})`)
    } else {
      const more = count > 1 ? ` and ${count - 1} further rows` : ''
      unknown.push(
        `${name}, row ${file_row}${more}: the winner label ${JSON.stringify(label)} is not known (known are model_a, model_b, tie, both_bad and its spellings). These rows count as having no vote: correct the label and start again.`,
      )
    }
  }
  return unknown
}

/** DuckDB knows NFC only: prompts with characters that NFKC changes further are normalised here. */
async function normaliseCompatibility(db: Database): Promise<void> {
  const prompts = await db.query<{ source: number; prompt_key: string }>(
    sql`SELECT source, prompt_key FROM transcripts WHERE regexp_matches(prompt_key, ${compatibilityCharacters()})`,
  )
  if (prompts.length === 0) return
  await db.run(sql`CREATE TEMP TABLE normalised (source INTEGER, prompt_key VARCHAR)`)
  for (let start = 0; start < prompts.length; start += 500) {
    const rows = prompts.slice(start, start + 500).map(({ source, prompt_key }) => {
      const text = prompt_key.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
      return sql`(${source}, ${text})`
    })
    await db.run(sql`INSERT INTO normalised VALUES ${join(rows)}`)
  }
  await db.run(
    sql`UPDATE transcripts SET prompt_key = n.prompt_key FROM normalised n WHERE n.source = transcripts.source`,
  )
  await db.run(sql`DROP TABLE normalised`)
}
