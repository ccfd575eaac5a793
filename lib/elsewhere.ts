import type { Chosen } from './filters/filter'
import type { Sample } from './filters/sample'
import { where } from './schema'
import { readableSql, type Sql, sql } from './sql'
import type { Offer } from './view'

/** What a view's SQL depends on of its dataset. */
export interface Readable extends Pick<Offer, 'filters'> {
  readonly slug: string
  /** True where questions and images are known by the stage of their own. */
  readonly hasImages: boolean
}

export interface Elsewhere {
  /** For DuckDB's shell, begun in the folder that holds the index of this dataset. */
  readonly sql: string
  /** The rows as the parquet has them, by DuckDB in Python. */
  readonly python: string
}

/**
 * A view for programs that read the files themselves: the very SQL that Ringside counts with, over its index (one
 * narrow row a chat or vote, values coded), joined with the parquet by file and row. What is chosen by other means than
 * SQL is named in a comment, for the API alone knows it.
 */
export function elsewhere(dataset: Readable, chosen: Chosen): Elsewhere {
  const left = dataset.filters.filter(({ kind, name }) => chosen.has(name) && IN_MEMORY.has(kind))
  const asked = dataset.filters.filter(({ kind }) => !IN_MEMORY.has(kind))
  const condition = where(asked, chosen)
  const note = left.map(
    ({ name }) => `-- Not in here: "${name}" is answered by Ringside alone. The API knows these rows.\n`,
  )
  const attach = [
    "ATTACH 'rows.duckdb' AS ringside (READ_ONLY);",
    ...(needsQuestions(chosen) && dataset.hasImages
      ? [
          "ATTACH 'images.duckdb' AS pictures (READ_ONLY);",
          'CREATE TEMP VIEW row_images AS SELECT * FROM pictures.row_images;',
          'CREATE TEMP VIEW questions AS SELECT "row", question FROM pictures.row_images;',
        ]
      : []),
    'USE ringside;',
    ...(chosen.has('question') && !dataset.hasImages
      ? ['CREATE TEMP VIEW questions AS SELECT "row", prompt_hash AS question FROM "rows";']
      : []),
  ]
  const [sample] = (chosen.get('sample')?.any ?? []) as readonly Sample[]
  const rows = readableSql(rowsSql(condition, sample))
  return {
    sql: `${note.join('')}-- In the folder of this dataset's index: <index>/${dataset.slug}\n${attach.join('\n')}\n${rows};`,
    python: pythonOf(dataset.slug, note, attach, rows),
  }
}

/** Kinds of filters whose rows are worked out outside SQL. */
const IN_MEMORY: ReadonlySet<string> = new Set(['label', 'text'])

function needsQuestions(chosen: Chosen): boolean {
  return chosen.has('question') || chosen.has('image')
}

/** The rows of a view with the file they stand in. The condition has the narrow table to itself: its names are bare. */
function rowsSql(condition: Sql, sample: Sample | undefined): Sql {
  const drawn = sample ? sql` ORDER BY md5(${String(sample.seed)} || ':' || id) LIMIT ${sample.size}` : sql``
  return sql`SELECT v.id, f.name AS file, v.file_row
FROM (SELECT * FROM "rows" WHERE ${condition}${drawn}) v JOIN files f USING (file)
ORDER BY v."row"`
}

function pythonOf(slug: string, note: readonly string[], attach: readonly string[], rows: string): string {
  const quoted = (text: string) => JSON.stringify(text)
  // The view's SQL holds what readers typed: three quotes or a backslash must not end or change the text.
  const block = rows.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"')
  const statements = attach.map((statement) => {
    const text = quoted(statement.replace(/^ATTACH '/, "ATTACH '{INDEX}/"))
    return `db.execute(${text.startsWith('"ATTACH') ? 'f' : ''}${text})`
  })
  return [
    ...note.map((line) => line.replace(/^--/, '#').trimEnd()),
    'import duckdb',
    '',
    `DATA = ${quoted(`data/${slug}`)}           # the folder with the parquet`,
    `INDEX = ${quoted(`data/.index/${slug}`)}   # Ringside's index of it`,
    '',
    'db = duckdb.connect()',
    ...statements,
    'view = """',
    block,
    '"""',
    'raw = db.sql(f"""',
    'SELECT raw.*',
    "FROM read_parquet('{DATA}/**/*.parquet', union_by_name = true, filename = true, file_row_number = true) raw",
    `JOIN ({view}) v ON raw.filename = '{DATA}/' || v.file AND raw.file_row_number = v.file_row`,
    '""")',
    'print(raw.count("*"))',
  ].join('\n')
}
