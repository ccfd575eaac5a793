import { type Dataset, openDataset } from '../catalog'
import type { DatasetFolder } from '../indexing/discover'
import { fingerprintOf, listParquet } from '../indexing/files'
import { searchFingerprint } from '../indexing/search'
import { indexPaths, isTrue } from '../indexing/stages'
import { readImage } from '../media/read-image'
import { fetchBrowse } from '../queries/browse'
import { heldPlaces } from '../queries/image-places'
import { fetchNeighbours } from '../queries/neighbours'
import { fetchRow } from '../queries/row'
import { fetchRowNumber, heldNumbers } from '../queries/rows'
import { fetchImageSource } from '../queries/stored-images'
import { sql } from '../sql'
import { readView, type View } from '../view'
import { duration, type Figure, type Timing, timed } from './figures'
import { LARGE_IMAGES } from './large-images'
import { openPeer } from './peer'
import { benchViews } from './views'

/** The index of a folder, which must have been built. */
export async function openBuilt({ slug, folder }: DatasetFolder, indexFolder: string): Promise<Dataset> {
  const files = await listParquet(folder)
  const [paths, fingerprint] = [indexPaths(indexFolder, slug), fingerprintOf(files)]
  const hasImages = await isTrue(paths.images, fingerprint)
  const hasWords = await isTrue(paths.search, searchFingerprint(fingerprint))
  return openDataset({ slug, folder }, files, indexFolder, hasImages, hasWords)
}

/** Rows of the dataset spread over all of it, by a step that has no factor in common with their number. */
export async function someRows(dataset: Dataset, count: number): Promise<{ row: number; id: string }[]> {
  return dataset.db.query(
    sql`SELECT "row", id FROM "rows" WHERE NOT marked ORDER BY hash("row") LIMIT ${count}`,
  )
}

interface QueryOptions {
  readonly rounds: number
  readonly peerRounds: number
  readonly say: (line: string) => void
}

/** Rows and images read before the first that counts: code is compiled, statements are prepared. Each is another one. */
const WARM_UP = 30
/** Large ones also want memory that was used before: the first two hundred of 420 kB take half as long again. */
const IMAGES_BEFORE = 200

/** Lists, facets, rows and images of one dataset, asked in this process, and of its parquet. */
export async function benchQueries(dataset: Dataset, options: QueryOptions): Promise<Figure[]> {
  const { rounds, say } = options
  const figures: Figure[] = []
  const view = (params: Record<string, string>): View => readView(dataset, params).view

  const [known] = dataset.hasImages
    ? await dataset.db.query<{ image: string; question: string }>(
        sql`SELECT image, question FROM row_images WHERE image IS NOT NULL ORDER BY "row" LIMIT 1`,
      )
    : await dataset.db.query<{ question: string }>(sql`SELECT question FROM questions LIMIT 1`)
  const pages: (Timing & { name: string })[] = []
  for (const one of benchViews(dataset, known ?? {})) {
    say(`${dataset.slug}: ${one.name} …`)
    pages.push({ ...(await timed(rounds, () => fetchBrowse(dataset, one.view))), name: one.name })
  }
  const [first] = pages
  pages.sort((one, other) => other.median - one.median)
  const [worst] = pages
  figures.push({
    work: `rows page + facets, ${dataset.slug}, slowest of ${pages.length} views`,
    took: duration(worst?.median ?? Number.NaN),
    hold: '≤ 40 ms',
    holds: (worst?.median ?? 0) <= 40,
    note: pages.map(({ name, median }) => `${name} ${median.toFixed(0)}`).join(', '),
  })

  if (dataset.rows > 101_000) {
    say(`${dataset.slug}: deep pages …`)
    const deep = await timed(rounds, () => fetchBrowse(dataset, view({ page: '2001' })))
    const ratio = deep.median / (first?.median ?? 1)
    figures.push({
      work: `deep page (offset 100,000), ${dataset.slug}`,
      took: duration(deep.median),
      hold: '≤ 2 times page 1',
      holds: ratio <= 2,
      note: `${ratio.toFixed(2)} times`,
    })
    const sorted = view({ page: '2001', sort: '-length' })
    const rowsOnly = await timed(rounds, () => fetchBrowse(dataset, sorted))
    const anew = await timed(Math.ceil(rounds / 3), () => fetchBrowse({ ...dataset }, sorted), 1)
    figures.push({
      work: `deep page in another order, with facets, ${dataset.slug}`,
      took: duration(rowsOnly.median),
      hold: '≤ 20 ms',
      holds: rowsOnly.median <= 20,
      note: `the first time in this order ${duration(anew.median)}`,
    })
  }

  say(`${dataset.slug}: single rows …`)
  // As a server has them, which holds them when a dataset opens.
  await heldNumbers.hold(dataset)
  const some = await someRows(dataset, rounds + WARM_UP)
  const at = (round: number) => some[round % some.length] ?? { row: 0, id: '' }
  const readRow = async (round: number) => {
    const number = await fetchRowNumber(dataset, at(round).id)
    if (number === undefined) throw new Error(`${at(round).id} is gone`)
    await fetchRow(dataset, number)
  }
  const byId = await timed(rounds, readRow, WARM_UP)
  const filtered = view({ language: dataset.counted.terms.language?.[0] ?? '' })
  const beside = await timed(rounds, (round) => fetchNeighbours(dataset, filtered, at(round).row))
  figures.push({ work: `a row by id, ${dataset.slug}`, took: duration(byId.median) })
  figures.push({ work: `previous, next and position, ${dataset.slug}`, took: duration(beside.median) })
  return [...figures, ...(await benchPeer(dataset, byId, at, options))]
}

/** Images alone, out of row groups as large as the hub's. */
export async function benchLargeImages(dataset: Dataset, options: QueryOptions): Promise<Figure[]> {
  const peer = await openPeer(dataset.schema.family, dataset.folder)
  try {
    return await benchImages(dataset, options.rounds, options.peerRounds, (file, fileRow) =>
      peer.image(file, fileRow),
    )
  } finally {
    peer.close()
  }
}

/** The same of the parquet: a view narrowed to one language, its newest page, a row by its id, an image. */
async function benchPeer(
  dataset: Dataset,
  byId: Timing,
  at: (round: number) => { readonly row: number; readonly id: string },
  { rounds, peerRounds, say }: QueryOptions,
): Promise<Figure[]> {
  say(`${dataset.slug}: the parquet itself …`)
  const peer = await openPeer(dataset.schema.family, dataset.folder)
  try {
    const language = dataset.counted.terms.language?.[1] ?? ''
    const { view } = readView(dataset, { language })
    const [stored] = await dataset.db.query<{ raw: string }>(
      sql`SELECT language_raw AS "raw" FROM "rows" WHERE language = ${dataset.counted.terms.language?.indexOf(language) ?? 0}
        GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    )
    const raw = stored?.raw ?? language
    const ours = await timed(rounds, () => fetchBrowse(dataset, view))
    const facets = await timed(peerRounds, () => peer.facets(raw), 1)
    const page = await timed(peerRounds, () => peer.page(raw), 1)
    let notFound = 0
    const row = await timed(
      peerRounds,
      async (round) => {
        if (!(await peer.row(at(round).id))) notFound++
      },
      1,
    )
    // Rows of a spared shard, and ids that are ours: a repeated or a missing one.
    if (notFound > 3)
      throw new Error(`the parquet of ${dataset.slug} lacks ${notFound} of ${peerRounds} rows`)
    const both = facets.median + page.median
    const against = (work: string, mine: number, theirs: number, least: number): Figure => ({
      work: `${work}, ${dataset.slug}, against the parquet`,
      took: `${(theirs / mine).toFixed(1)} times quicker`,
      hold: least === 1 ? 'no slower' : `≥ ${least} times`,
      holds: theirs / mine >= least,
      note: `${duration(mine)} against ${duration(theirs)}${peer.left.length ? `, which is spared ${peer.left.length} shard that DuckDB cannot read` : ''}`,
    })
    return [
      against('facets', ours.median, facets.median, 1),
      against('page + facets', ours.median, both, 5),
      against('a row by id', byId.median, row.median, 20),
      ...(await benchImages(dataset, rounds, peerRounds, (file, fileRow) => peer.image(file, fileRow))),
    ]
  } finally {
    peer.close()
  }
}

async function benchImages(
  dataset: Dataset,
  rounds: number,
  peerRounds: number,
  fromParquet: (file: string, fileRow: number) => Promise<number>,
): Promise<Figure[]> {
  if (!dataset.hasImages) return []
  const count = Math.max(rounds * 4, 60)
  const places = await dataset.db.query<{
    hash: string
    path: string
    file_row: number
    span: number
    length: number
  }>(
    sql`SELECT hash, path, file_row, span::DOUBLE AS span, length FROM places JOIN files USING (file)
      WHERE n = 0 AND hash IS NOT NULL AND length > 0 ORDER BY hash(file * 1000000 + file_row) LIMIT ${count + IMAGES_BEFORE}`,
  )
  await heldPlaces.hold(dataset)
  const at = (round: number) => places[round % places.length]
  // Each round another image: none is read twice, though the file may lie in the system's cache.
  const read = async (round: number) => {
    const source = await fetchImageSource(dataset, at(round)?.hash ?? '')
    await readImage(source.file, source.place, { hash: source.hash })
  }
  const ours = await timed(count, read, IMAGES_BEFORE)
  const theirs = await timed(
    peerRounds,
    async (round) => fromParquet(at(round)?.path ?? '', at(round)?.file_row ?? 0),
    1,
  )
  const ratio = theirs.median / ours.median
  return [
    {
      work: `one full image, first time, ${dataset.slug}`,
      took: duration(ours.median),
      hold: '≤ 5 ms',
      holds: ours.median <= 5,
      note: `${ours.rounds} different ones, checked by hash, slowest ${duration(ours.slowest)}`,
    },
    {
      work: `one full image, ${dataset.slug}, against the parquet`,
      took: `${ratio.toFixed(0)} times quicker`,
      ...(dataset.slug === LARGE_IMAGES ? { hold: '≥ 30 times', holds: ratio >= 30 } : {}),
      note: `${duration(ours.median)} against ${duration(theirs.median)}`,
    },
  ]
}
