import { readFile, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Database, openDatabase } from './db'
import { type DatasetDescription, describeDataset, parseDescription } from './description'
import { clearScratch } from './export/scratch-file'
import type { Filter } from './filters/filter'
import { readerFilters } from './filters/reader-filters'
import { discoverDatasets, type FolderProblem, messageOf } from './indexing/discover'
import { type DatasetFile, fingerprintOf, listParquet, revisionOf } from './indexing/files'
import type { StageProgress } from './indexing/rows'
import { searchFingerprint } from './indexing/search'
import { indexPaths, isTrue, type Stage } from './indexing/stages'
import { superviseStage } from './indexing/supervise'
import type { PublishedBoard } from './published-board'
import { readPublished } from './published-file'
import { type Counted, fetchCounted } from './queries/counted'
import { warmUp } from './queries/warm-up'
import type { Schema } from './schema'
import { schemaOf } from './schemas'
import { readSettings } from './settings'
import { column, sql } from './sql'
import type { Offer } from './view'

/** An open dataset: its index, and what is known of it. A new one takes its place when a further stage is there. */
export interface Dataset extends Offer {
  readonly slug: string
  readonly folder: string
  readonly schema: Schema
  readonly description: DatasetDescription
  /** Short hash of its files, for citations. */
  readonly revision: string
  readonly rows: number
  readonly filters: readonly Filter[]
  /** Filters that will be there once images are read. */
  readonly awaited: readonly string[]
  readonly db: Database
  /** Narrow columns of all rows in memory, for counting. */
  readonly counted: Counted
  /** Size and time (in milliseconds) as they were when the file was read. */
  readonly files: readonly {
    readonly file: number
    readonly path: string
    readonly name: string
    readonly size: number
    readonly mtime: number
  }[]
  /** Real paths of all parquet in the folder when it was opened, also of what was left out. */
  readonly listed: ReadonlySet<string>
  /** Name of the parquet column with images; empty for text. */
  readonly imageColumn: string
  /** True once every image has its hash. */
  readonly hasImages: boolean
  /** True once every word has its rows; until then a search reads all transcripts. */
  readonly hasWords: boolean
  readonly thumbs: string
  /** Folder where the database may write what does not stay. */
  readonly scratch: string
  /** `board.csv` beside the data, where there is one. */
  readonly published: PublishedBoard | undefined
  /** Rows and files that were left out or repaired. */
  readonly problems: readonly string[]
}

export type StageState =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly share: number; readonly doing: string }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly message: string }

export interface Entry {
  readonly slug: string
  readonly folder: string
  description: DatasetDescription
  stages: { rows: StageState; search: StageState; images: StageState }
  dataset: Dataset | undefined
  /** What is wrong with its folder since it was read. */
  stale: string | undefined
}

interface Catalog {
  readonly entries: Map<string, Entry>
  problems: FolderProblem[]
  readonly ready: Promise<void>
  checkedAt: number
}

const shared = globalThis as typeof globalThis & { ringside?: Catalog }

/** The one catalog of this process. The first call finds the datasets and begins to index what is out of date. */
export function openCatalog(): Catalog {
  shared.ringside ??= startCatalog()
  return shared.ringside
}

/** Every dataset of the data folder, ready or not, and folders that cannot be one. */
export async function listDatasets(): Promise<{
  readonly entries: readonly Entry[]
  readonly problems: readonly FolderProblem[]
}> {
  const catalog = openCatalog()
  await catalog.ready
  await lookForChanges(catalog)
  const failures = [...catalog.entries.values()].flatMap((entry) => problemsOf(entry))
  return { entries: [...catalog.entries.values()], problems: [...catalog.problems, ...failures] }
}

/** `undefined` when no folder has this name. The dataset itself may still be on its way. */
export async function findEntry(slug: string): Promise<Entry | undefined> {
  const catalog = openCatalog()
  await catalog.ready
  void lookForChanges(catalog)
  return catalog.entries.get(slug)
}

/** What a reader must know about a dataset's files: failures, rows left out, changes since it was read. */
export function problemsOf(entry: Entry): FolderProblem[] {
  const { rows, search, images } = entry.stages
  const messages = [
    ...(rows.state === 'failed' ? [rows.message] : []),
    ...(search.state === 'failed' ? [`search: ${search.message}`] : []),
    ...(images.state === 'failed' ? [`images: ${images.message}`] : []),
    ...(entry.dataset?.problems ?? []),
    ...(entry.stale ? [entry.stale] : []),
  ]
  return messages.map((message) => ({ folder: entry.slug, message }))
}

function startCatalog(): Catalog {
  const settings = readSettings()
  const entries = new Map<string, Entry>()
  const catalog: Catalog = { entries, problems: [], ready: begin(), checkedAt: Date.now() }
  return catalog

  async function begin(): Promise<void> {
    const found = await discoverDatasets(settings.dataFolder)
    await Promise.resolve()
    catalog.problems = found.problems
    for (const { slug, folder } of found.datasets) {
      const waiting = { state: 'waiting' } as const
      entries.set(slug, {
        slug,
        folder,
        description: { title: slug },
        stages: { rows: waiting, search: waiting, images: waiting },
        dataset: undefined,
        stale: undefined,
      })
    }
    // What is already there is served at once; the rest is built behind it, one process at a time.
    for (const entry of entries.values()) {
      await reopen(entry, settings.indexFolder).catch((error) => forget(entry, settings.indexFolder, error))
    }
    void buildAll([...entries.values()], settings.indexFolder)
  }
}

/** An index that cannot be opened, though it is true to its files, is damaged: it is made again. */
async function forget(entry: Entry, indexFolder: string, error: unknown): Promise<void> {
  console.error(`${entry.slug}: its index cannot be opened and is made again: ${messageOf(error)}`)
  const paths = indexPaths(indexFolder, entry.slug)
  for (const file of [paths.rows, paths.search, paths.images])
    await rm(`${file}.fingerprint`, { force: true }).catch(() => {})
}

/** All rows first, since they make a dataset readable; then words, which take less time than images and thumbnails. */
async function buildAll(entries: readonly Entry[], indexFolder: string): Promise<void> {
  for (const entry of entries) await build(entry, 'rows', indexFolder)
  for (const entry of entries) if (entry.dataset) await build(entry, 'search', indexFolder)
  for (const entry of entries) if (entry.dataset) await build(entry, 'images', indexFolder)
  for (const entry of entries) {
    if (!entry.dataset?.hasImages || !entry.dataset.imageColumn) continue
    await superviseStage(
      { slug: entry.slug, folder: entry.folder, indexFolder, stage: 'thumbnails' },
      { root: projectRoot(), onProgress: () => {} },
    ).catch((error) => console.error(`${entry.slug}: thumbnails: ${messageOf(error)}`))
  }
}

async function build(entry: Entry, stage: Stage, indexFolder: string): Promise<void> {
  if (entry.stages[stage].state === 'ready') return
  let said = -1
  const onProgress = ({ share, doing }: StageProgress) => {
    entry.stages[stage] = { state: 'running', share, doing }
    const tenth = Math.floor(share * 10)
    if (tenth !== said) console.log(`${entry.slug}: ${stage} ${tenth * 10} %  ${doing}`)
    said = tenth
  }
  entry.stages[stage] = { state: 'running', share: 0, doing: '' }
  try {
    await superviseStage(
      { slug: entry.slug, folder: entry.folder, indexFolder, stage },
      { root: projectRoot(), onProgress },
    )
    entry.stages[stage] = { state: 'ready' }
    await reopen(entry, indexFolder)
  } catch (error) {
    entry.stages[stage] = { state: 'failed', message: messageOf(error) }
    console.error(`${entry.slug}: ${messageOf(error)}`)
  }
}

/** Opens what stages are true to the files, and lets the former index go once nobody can still be reading it. */
async function reopen(entry: Entry, indexFolder: string): Promise<void> {
  const files = await listParquet(entry.folder)
  const fingerprint = fingerprintOf(files)
  const paths = indexPaths(indexFolder, entry.slug)
  if (!(await isTrue(paths.rows, fingerprint))) return
  const [images, words] = await Promise.all([
    isTrue(paths.images, fingerprint),
    isTrue(paths.search, searchFingerprint(fingerprint)),
  ])
  const former = entry.dataset
  entry.dataset = await openDataset(entry, files, indexFolder, images, words)
  entry.description = entry.dataset.description
  entry.stages.rows = { state: 'ready' }
  if (words) entry.stages.search = { state: 'ready' }
  if (images) entry.stages.images = { state: 'ready' }
  void warmUp(entry.dataset).catch((error) =>
    console.error(`${entry.slug}: its fits could not be warmed up: ${messageOf(error)}`),
  )
  if (former) setTimeout(() => former.db.close(), 120_000).unref()
}

/** Opens a finished index. `hasImages` and `hasWords` say whether these stages are true to the files as well. */
export async function openDataset(
  entry: Pick<Entry, 'slug' | 'folder'>,
  files: readonly DatasetFile[],
  indexFolder: string,
  hasImages: boolean,
  hasWords = false,
): Promise<Dataset> {
  const paths = indexPaths(indexFolder, entry.slug)
  await clearScratch(paths.folder)
  const folders = [...new Set(files.map((file) => path.dirname(file.path)))]
  const db = await openDatabase({
    attach: {
      rows_index: paths.rows,
      ...(hasWords ? { search_index: paths.search } : {}),
      ...(hasImages ? { images_index: paths.images } : {}),
    },
    setup: [
      ...['rows', 'transcripts', 'terms', 'files', 'meta', 'problems'].map(
        (table) => sql`CREATE VIEW ${column(table)} AS SELECT * FROM rows_index.${column(table)}`,
      ),
      ...(hasWords ? [sql`CREATE VIEW postings AS SELECT * FROM search_index.postings`] : []),
      ...(hasImages
        ? [
            ...['images', 'places', 'row_images'].map(
              (table) => sql`CREATE VIEW ${column(table)} AS SELECT * FROM images_index.${column(table)}`,
            ),
            sql`CREATE VIEW questions AS SELECT "row", question FROM images_index.row_images`,
          ]
        : [sql`CREATE VIEW questions AS SELECT "row", prompt_hash AS question FROM rows_index."rows"`]),
    ],
    folders: [await realpath(paths.folder), ...folders],
    temporary: paths.temporary,
    memory: 1200,
  })
  try {
    const meta = new Map(
      (await db.query<{ key: string; value: string }>(sql`SELECT key, value FROM meta`)).map((row) => [
        row.key,
        row.value,
      ]),
    )
    const schema = schemaOf(meta.get('family') ?? '')
    const imageColumn = meta.get('images') ?? ''
    const told = new Set(JSON.parse(meta.get('offers') ?? '[]') as string[])
    const offers = (filter: Filter) => told.has(filter.with ?? filter.name)
    // A question of an image dataset is only known once its image is.
    const awaited = imageColumn && !hasImages ? ['image', 'question'] : []
    const filters = schema.filters.filter((filter) => offers(filter) && !awaited.includes(filter.name))
    const counted = await fetchCounted(db)
    const known = hasImages
      ? sql`SELECT message FROM problems UNION ALL SELECT message FROM images_index.problems`
      : sql`SELECT message FROM problems`
    const { said, misread } = await readDescription(entry.folder)
    return {
      slug: entry.slug,
      folder: entry.folder,
      kind: schema.kind,
      schema,
      description: describeDataset(schema.published, said, path.basename(entry.folder)),
      revision: revisionOf(files),
      rows: counted.rows,
      filters: [...filters, ...readerFilters],
      awaited,
      lacks: schema.filters.filter((filter) => !offers(filter)).map((filter) => filter.name),
      db,
      counted,
      files: await db.query(
        sql`SELECT file, path, name, size::DOUBLE AS size, mtime FROM files ORDER BY file`,
      ),
      listed: new Set(files.map((file) => file.path)),
      imageColumn,
      hasImages: hasImages && imageColumn !== '',
      hasWords,
      thumbs: paths.thumbs,
      scratch: await realpath(paths.folder),
      published: schema.kind === 'battle' ? await readPublished(entry.folder) : undefined,
      problems: [...misread, ...(await db.query<{ message: string }>(known)).map(({ message }) => message)],
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/** `dataset.json` beside the data; a broken one is named where the dataset's problems are, and the defaults stand. */
async function readDescription(
  folder: string,
): Promise<{ said: Partial<DatasetDescription>; misread: readonly string[] }> {
  const text = await readFile(path.join(folder, 'dataset.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return { said: {}, misread: [] }
  try {
    return { said: parseDescription(text), misread: [] }
  } catch (error) {
    return { said: {}, misread: [`dataset.json is not understood and was left aside: ${messageOf(error)}`] }
  }
}

const CHECK_EVERY = 5000

/** Notices shards that were deleted, replaced or added while serving. The index goes on being served. */
async function lookForChanges(catalog: Catalog): Promise<void> {
  if (Date.now() - catalog.checkedAt < CHECK_EVERY) return
  catalog.checkedAt = Date.now()
  for (const entry of catalog.entries.values()) {
    if (entry.dataset) entry.stale = await changesSince(entry.dataset)
  }
}

async function changesSince({ folder, files, listed }: Dataset): Promise<string | undefined> {
  const now = new Map((await listParquet(folder).catch(() => [])).map((file) => [file.path, file]))
  const changes = files.flatMap(({ path, name, size, mtime }) => {
    const found = now.get(path)
    now.delete(path)
    if ((found?.size ?? -1) < 0) return size < 0 ? [] : [`${name} is gone`]
    return found?.size === size && Math.abs(found.mtime - mtime) <= 1 ? [] : [`${name} was replaced`]
  })
  const added = [...now.values()].filter((file) => !listed.has(file.path)).map(({ name }) => `${name} is new`)
  const all = [...changes, ...added]
  if (!all.length) return undefined
  const most = 6
  const named = [
    ...all.slice(0, most),
    ...(all.length > most ? [`${all.length - most} more files changed`] : []),
  ]
  const missing = changes.length ? '; images and raw rows of changed files may be missing' : ''
  return `${named.join(', ')} since it was read. What was indexed is still served${missing}. Start again to read it anew.`
}

/** The folder of the project; the server runs in it. */
function projectRoot(): string {
  return process.env.RINGSIDE_ROOT ?? process.cwd()
}
