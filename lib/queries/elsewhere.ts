import { type Dataset, listDatasets } from '../catalog'
import { OUTCOMES } from '../filters/sides'
import { column, join, type Sql, sql } from '../sql'
import type { RowSummary } from './rows'

/** How often the question and the image of a row occur. */
export interface Elsewhere {
  readonly question: Occurrences
  readonly image: Occurrences
}

export interface Occurrences {
  /** Rows, this one not counted. */
  readonly rows: number
  /** Models of all of them, this row's too. */
  readonly models: number
  /** Of votes: how all of them ended for each model, this one among them; most votes first. */
  readonly outcomes?: readonly ModelOutcomes[]
}

/** A vote of a model against itself counts once an outcome, as in the list it leads to. */
export interface ModelOutcomes extends Readonly<Record<(typeof OUTCOMES)[number], number>> {
  readonly model: string
  /** Rows, with a vote or without. */
  readonly rows: number
}

export async function fetchElsewhere(dataset: Dataset, summary: RowSummary): Promise<Elsewhere> {
  const { question, image } = summary
  const [asked, shown] = await Promise.all([
    question === null
      ? NOWHERE
      : fetchOccurrences(
          dataset,
          sql`SELECT r.* FROM "rows" r JOIN questions q USING ("row") WHERE q.question = ${question}`,
        ),
    image === null
      ? NOWHERE
      : fetchOccurrences(
          dataset,
          sql`SELECT r.* FROM "rows" r JOIN row_images i USING ("row") WHERE list_contains(i.images, ${image})`,
        ),
  ])
  return { question: asked, image: shown }
}

const NOWHERE: Occurrences = { rows: 0, models: 0 }

/** The last line of the answer counts all models together. */
async function fetchOccurrences(dataset: Dataset, rows: Sql): Promise<Occurrences> {
  const side = (own: Sql, outcome: Sql) =>
    sql`SELECT "row", ${own} AS model, ${outcome} AS outcome FROM found`
  const counted = OUTCOMES.map(
    (name, code) => sql`count(DISTINCT "row") FILTER (outcome = ${code})::INTEGER AS ${column(name)}`,
  )
  const found = await dataset.db.query<
    Omit<ModelOutcomes, 'model'> & { model: number | null; models: number }
  >(
    sql`WITH found AS (SELECT "row", model_a, model_b, winner FROM (${rows})),
      sides AS (${side(sql`model_a`, sql`winner`)}
        UNION ALL SELECT * FROM (${side(sql`model_b`, sql`CASE WHEN winner < 2 THEN 1 - winner ELSE winner END`)})
        WHERE model IS NOT NULL)
      SELECT model, count(DISTINCT "row")::INTEGER AS "rows", count(DISTINCT model)::INTEGER AS models, ${join(counted)}
      FROM sides GROUP BY GROUPING SETS ((model), ()) ORDER BY model IS NULL, "rows" DESC, model`,
  )
  const all = found.at(-1)
  const names = dataset.counted.terms.model ?? []
  const whole = { rows: Math.max(0, (all?.rows ?? 0) - 1), models: all?.models ?? 0 }
  if (dataset.kind === 'chat') return whole
  const outcomes = found.slice(0, -1).map(({ model, rows, win, loss, tie, both_bad }) => ({
    model: names[model ?? -1] ?? '',
    rows,
    win,
    loss,
    tie,
    both_bad,
  }))
  return { ...whole, outcomes }
}

export interface ImageFacts {
  readonly hash: string
  /** Sniffed, such as `image/png`. */
  readonly type: string
  readonly width: number | null
  readonly height: number | null
  readonly bytes: number
  readonly problem: string | null
}

/** `undefined` where the dataset has no image with this hash, or its images are not read yet. */
export async function fetchImageFacts(dataset: Dataset, hash: string): Promise<ImageFacts | undefined> {
  if (!dataset.hasImages) return undefined
  const [facts] = await dataset.db.query<ImageFacts>(
    sql`SELECT hash, type, width, height, bytes, problem FROM images WHERE hash = ${hash}`,
  )
  return facts
}

/** Rows of every other dataset that hold the image. */
export async function fetchOtherHolders(
  dataset: Dataset,
  hash: string,
): Promise<readonly { readonly slug: string; readonly title: string; readonly rows: number }[]> {
  const { entries } = await listDatasets()
  const counts = await Promise.all(
    entries.map(async (entry) => {
      const other = entry.dataset
      if (!other?.hasImages || other.slug === dataset.slug) return undefined
      const [found] = await other.db.query<{ rows: number }>(
        sql`SELECT count(*)::INTEGER AS "rows" FROM row_images WHERE list_contains(images, ${hash})`,
      )
      return found?.rows ? { slug: other.slug, title: other.description.title, rows: found.rows } : undefined
    }),
  )
  return counts.filter((one) => one !== undefined)
}
