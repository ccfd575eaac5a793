import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  DuckDBListType,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
  DuckDBStructType,
  type DuckDBType,
  type DuckDBValueConverter,
  JSDuckDBValueConverter,
  JsonDuckDBValueConverter,
  version,
} from '@duckdb/node-api'
import type { ColumnType } from './column-type'
import { column, join, literal, type Sql, sql, wholeNumber } from './sql'

/** The only file that imports DuckDB. */
export interface Database {
  /** Rows as plain objects; 64-bit integers, dates and times arrive as text, so cast in SQL what is to be a number. */
  query<Row = Record<string, unknown>>(statement: Sql): Promise<Row[]>
  /** The one BLOB or BITSTRING::BLOB that the statement yields, null when it yields NULL. */
  queryBytes(statement: Sql): Promise<Uint8Array | null>
  /** Whole columns of numbers, for what is counted in typed arrays: NULL is NaN, booleans are 0 and 1. */
  queryNumbers(statement: Sql): Promise<Record<string, Float64Array>>
  /** As `query`, with BLOBs as bytes and lists as arrays. */
  queryValues<Row>(statement: Sql): Promise<Row[]>
  /** Adds rows to a table, many times quicker than by INSERT: texts, whole numbers and BLOBs in the order of its columns. */
  append(table: string, rows: Iterable<readonly (string | number | Uint8Array)[]>): Promise<void>
  run(statement: Sql, onProgress?: (share: number) => void): Promise<void>
  /** The columns a statement would yield, without running it. */
  describe(statement: Sql): Promise<Map<string, ColumnType>>
  close(): void
}

export interface DatabaseOptions {
  /** A database file to write; in memory by default. */
  readonly file?: string
  /**
   * Rows of a row group of that file, a multiple of 2,048; by default 122,880. What is added to a group that is not
   * full rewrites it, so wide rows that come in portions want small ones.
   */
  readonly rowGroup?: number
  /** Index files to attach read-only under their names. */
  readonly attach?: Readonly<Record<string, string>>
  /** Statements to run before the doors close. */
  readonly setup?: readonly Sql[]
  /** Absolute real folders that may be read. When given, everything else is refused for good. */
  readonly folders?: readonly string[]
  readonly temporary?: string
  /** Megabytes. */
  readonly memory?: number
  readonly threads?: number
}

/**
 * Opens a database, confined to `folders` when they are given: external access off, configuration locked.
 * Each statement runs on a connection of its own, since one connection runs one statement at a time.
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  // The size of row groups can only be said when a file is attached.
  const attached = options.file !== undefined && options.rowGroup !== undefined ? options.file : undefined
  const instance = await DuckDBInstance.create(attached ? ':memory:' : (options.file ?? ':memory:'), {
    threads: String(options.threads ?? 2),
    memory_limit: `${options.memory ?? 1500}MB`,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.temporary ? { temp_directory: options.temporary } : {}),
  })
  const idle: DuckDBConnection[] = []
  let closed = false

  async function connect(): Promise<DuckDBConnection> {
    const connection = await instance.connect()
    if (attached !== undefined) {
      const size = wholeNumber(options.rowGroup ?? 0)
      await connection.run(
        sql`ATTACH IF NOT EXISTS ${literal(attached)} AS written (ROW_GROUP_SIZE ${size})`.text,
      )
      await connection.run('USE written')
    }
    return connection
  }

  /** A connection that has the statement prepared, if one of the idle ones has. */
  function takeIdle(text?: string): DuckDBConnection | undefined {
    const at = text === undefined ? -1 : idle.findLastIndex((one) => prepared.get(one)?.has(text))
    return idle.splice(at, 1)[0]
  }

  async function withConnection<Result>(
    work: (connection: DuckDBConnection) => Promise<Result>,
    text?: string,
  ) {
    if (closed) throw new Error('this database is closed')
    const connection = takeIdle(text) ?? (await connect())
    try {
      return await work(connection)
    } finally {
      if (closed) connection.closeSync()
      else idle.push(connection)
    }
  }

  const database: Database = {
    query: <Row>(statement: Sql) =>
      withConnection(async (connection) => {
        const result = await runPrepared(connection, statement)
        return rowObjects(result, JsonDuckDBValueConverter) as Row[]
      }, statement.text),
    queryBytes: (statement) =>
      withConnection(async (connection) => {
        const result = await runPrepared(connection, statement)
        const [chunk] = chunksOf(result)
        const [value] = chunk?.rowCount ? chunk.convertRowValues(0, JSDuckDBValueConverter) : []
        return value instanceof Uint8Array ? value : null
      }, statement.text),
    queryNumbers: (statement) =>
      withConnection(async (connection) => {
        const result = await connection.run(statement.text, [...statement.values])
        const names = result.columnNames()
        const chunks = chunksOf(result)
        const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
        const columns = names.map(() => new Float64Array(rows))
        let start = 0
        for (const chunk of chunks) {
          const { rowCount } = chunk // asks the native side each time
          for (const [index, column] of columns.entries()) {
            const vector = chunk.getColumnVector(index)
            for (let row = 0; row < rowCount; row++) {
              const value = vector.getItem(row)
              column[start + row] = value === null ? Number.NaN : Number(value)
            }
          }
          start += rowCount
        }
        return Object.fromEntries(names.map((name, index) => [name, columns[index] as Float64Array]))
      }),
    queryValues: <Row>(statement: Sql) =>
      withConnection(async (connection) => {
        const result = await connection.run(statement.text, [...statement.values])
        return rowObjects(result, JSDuckDBValueConverter) as Row[]
      }),
    append: (table, rows) =>
      withConnection(async (connection) => {
        const appender = await connection.createAppender(table)
        let count = 0
        for (const row of rows) {
          for (const value of row) {
            if (typeof value === 'string') appender.appendVarchar(value)
            else if (typeof value === 'number') appender.appendInteger(value)
            else appender.appendBlob(value)
          }
          appender.endRow()
          // Whoever waits for progress, or to stop this, is heard now and then.
          if (++count % 50_000 === 0) await new Promise(setImmediate)
        }
        appender.closeSync()
      }),
    run: (statement, onProgress) =>
      withConnection(async (connection) => {
        const watch = onProgress
          ? setInterval(() => onProgress(Math.max(0, connection.progress.percentage) / 100), 250)
          : undefined
        try {
          await connection.run(statement.text, [...statement.values])
        } finally {
          clearInterval(watch)
        }
      }),
    describe: (statement) =>
      withConnection(async (connection) => {
        const empty = sql`SELECT * FROM (${statement}) LIMIT 0`
        const reader = await connection.runAndReadAll(empty.text, [...empty.values])
        const types = reader.columnTypes()
        return new Map(
          reader.columnNames().map((name, index) => [name, readType(types[index] as DuckDBType)] as const),
        )
      }),
    close() {
      closed = true
      for (const connection of idle.splice(0)) connection.closeSync()
      instance.closeSync()
    },
  }

  try {
    // Times without a zone are UTC, wherever the machine stands.
    await database.run(sql`SET GLOBAL TimeZone = 'UTC'`)
    for (const [name, file] of Object.entries(options.attach ?? {})) {
      await database.run(sql`ATTACH ${literal(file)} AS ${column(name)} (READ_ONLY)`)
    }
    for (const statement of options.setup ?? []) await database.run(statement)
    if (options.folders) {
      const folders = options.folders.map((folder) => literal(folder.endsWith('/') ? folder : `${folder}/`))
      await database.run(sql`SET allowed_directories = ${folders.length ? sql`[${join(folders)}]` : sql`[]`}`)
      await database.run(sql`SET enable_external_access = false`)
      await database.run(sql`SET lock_configuration = true`)
    }
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/**
 * Statements with values are the few texts of this code, asked over and over: reading and planning one takes as long as
 * answering it, so each connection keeps those it had last. The values are never part of the text.
 */
async function runPrepared(
  connection: DuckDBConnection,
  { text, values }: Sql,
): Promise<DuckDBMaterializedResult> {
  if (values.length === 0 || text.length > LONGEST_KEPT) return connection.run(text, [...values])
  let kept = prepared.get(connection)
  if (!kept) {
    kept = new Map()
    prepared.set(connection, kept)
  }
  const known = kept.get(text)
  const statement = known ?? (await connection.prepare(text))
  kept.delete(text)
  try {
    statement.bind([...values])
    const result = await statement.run()
    kept.set(text, statement)
    return result
  } catch (error) {
    statement.destroySync()
    throw error
  } finally {
    for (const [oldest, one] of kept) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
      one.destroySync()
    }
  }
}

/** All there is of a result, which lies in memory: to fetch it chunk by chunk costs two turns of another thread a statement. */
function chunksOf(result: DuckDBMaterializedResult): DuckDBDataChunk[] {
  return Array.from({ length: result.chunkCount }, (_, index) => result.getChunk(index))
}

function rowObjects<Value>(
  result: DuckDBMaterializedResult,
  converter: DuckDBValueConverter<Value>,
): Record<string, Value | null>[] {
  const names = result.deduplicatedColumnNames()
  return chunksOf(result).flatMap((chunk) =>
    Array.from({ length: chunk.rowCount }, (_, row) => {
      const object: Record<string, Value | null> = {}
      chunk.visitRowValues(row, (value, _row, column, type) => {
        object[names[column] ?? ''] = converter(value, type, converter)
      })
      return object
    }),
  )
}

const prepared = new WeakMap<DuckDBConnection, Map<string, DuckDBPreparedStatement>>()
const KEPT = 40
const LONGEST_KEPT = 20_000

export function duckdbVersion(): string {
  return version().replace(/^v/, '')
}

function readType(type: DuckDBType): ColumnType {
  if (type instanceof DuckDBListType) return { kind: 'list', of: readType(type.valueType) }
  if (type instanceof DuckDBStructType) {
    const fields = new Map<string, ColumnType>()
    type.entryNames.forEach((name, index) => {
      fields.set(name, readType(type.entryTypes[index] as DuckDBType))
    })
    return { kind: 'struct', fields }
  }
  return { kind: 'scalar', name: type.toString() }
}
