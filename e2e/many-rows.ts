import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase } from '../lib/db'
import { literal, sql } from '../lib/sql'

/**
 * `node --import tsx e2e/many-rows.ts FROM TO COUNT`: the text votes in FROM over and over, in their own raw schema, each
 * with an id and a session of its own, its time moved on and its texts cut short.
 */
const [from = '', to = '', count = ''] = process.argv.slice(2)

const spoken = sql`lambda message: struct_update(message, "content" := list_transform(message."content",
  lambda part: struct_update(part, "text" := left(part."text", 60))))`

const db = await openDatabase({ memory: 1000 })
await mkdir(path.join(to, 'data'), { recursive: true })
await db.run(sql`COPY (
  SELECT * REPLACE (
    md5(id || ':' || n) AS id,
    evaluation_session_id || ':' || n AS evaluation_session_id,
    "timestamp" + to_seconds(n * 7) AS "timestamp",
    list_transform(conversation_a, ${spoken}) AS conversation_a,
    list_transform(conversation_b, ${spoken}) AS conversation_b,
    full_conversation[1:0] AS full_conversation
  ) FROM read_parquet(${literal(path.join(from, '**/*.parquet'))}), range(1000) AS many (n)
  LIMIT ${Number(count)}
) TO ${literal(path.join(to, 'data/train-00000-of-00001.parquet'))} (FORMAT parquet)`)
db.close()
