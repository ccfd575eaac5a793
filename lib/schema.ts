import type { Columns } from './column-type'
import type { DatasetDescription } from './description'
import type { Chosen, Filter } from './filters/filter'
import { list } from './filters/selection'
import { sidesInWords } from './filters/sides'
import { all, type Sql } from './sql'

/** What one family of parquet means: a projection into our words, and the filters it can offer. */
export interface Schema {
  readonly family: string
  readonly kind: 'chat' | 'battle'
  /** The publication the family is known from. */
  readonly published: DatasetDescription
  /** Columns without which a file is not of this family; each entry names accepted spellings. */
  readonly required: readonly (readonly string[])[]
  /** Columns of another family that must not be there. */
  readonly absent?: readonly string[]
  /** Those of the required columns that hold messages. */
  readonly conversations: readonly string[]
  /** Every filter the family can offer, in the order of the contract. A dataset offers those it holds values for. */
  readonly filters: readonly Filter[]
  project(columns: Columns): Projection
}

/**
 * SQL expressions over one raw row. Absent ones are NULL in the index, and no filter is offered that asks for them.
 * Messages are `STRUCT("role" VARCHAR, "content" VARCHAR, "other" VARCHAR)[]`, time is epoch seconds (DOUBLE).
 */
export interface Projection {
  readonly id: Sql
  readonly model?: Sql
  readonly model_a?: Sql
  readonly model_b?: Sql
  /** The label as stored. */
  readonly winner?: Sql
  readonly messages_a: Sql
  readonly messages_b?: Sql
  /** `STRUCT("user" M[], a M[], b M[])[]` with M as above: turns before this evaluation. */
  readonly context?: Sql
  readonly language?: Sql
  readonly time?: Sql
  readonly turns?: Sql
  readonly evaluation_order?: Sql
  readonly user_id?: Sql
  readonly session?: Sql
  readonly preset?: Sql
  readonly anonymous?: Sql
  readonly code?: Sql
  readonly prompt_tokens?: Sql
  readonly sides?: { readonly a: StyleCounts; readonly b: StyleCounts }
  /** Boolean expression a category key. */
  readonly categories: ReadonlyMap<string, Sql>
  /** Expressions that are all NULL where nobody tagged the row; none where the file has no tags at all. */
  readonly tags?: readonly Sql[]
  /** Name of the column that holds images, if there is one. */
  readonly images?: string
}

/** Counts that come with the data, a side; NULL where it does not say. */
export interface StyleCounts {
  readonly tokens: Sql
  readonly headers: Sql
  readonly lists: Sql
  readonly bold: Sql
}

/** All that is chosen, as one condition over the index table `rows`. */
export function where(filters: readonly Filter[], chosen: Chosen): Sql {
  return all(
    filters.flatMap((filter) => {
      const selection = chosen.get(filter.name)
      return selection ? [filter.where(selection, chosen)] : []
    }),
  )
}

/** "GPT-4 lost, category is math and language is Polish"; empty when nothing is chosen. */
export function inWords(filters: readonly Filter[], chosen: Chosen): string {
  const sides = sidesInWords(chosen)
  return list(
    filters.flatMap((filter) => {
      const selection = chosen.get(filter.name)
      if (!selection || (sides && SAID_TOGETHER.includes(filter.name))) return []
      return [sides && filter.name === 'model' ? sides : filter.inWords(selection, chosen)]
    }),
    'and',
  )
}

/** What `sidesInWords` says of the model. */
const SAID_TOGETHER: readonly string[] = ['vs', 'outcome']

/** What is chosen, less one filter and the filters that mean nothing without it. */
export function without(filters: readonly Filter[], chosen: Chosen, name: string): Chosen {
  const gone = new Set([
    name,
    ...filters.filter((filter) => filter.needs === name).map((filter) => filter.name),
  ])
  return new Map([...chosen].filter(([key]) => !gone.has(key)))
}
