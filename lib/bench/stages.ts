import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase } from '../db'
import type { DatasetFolder } from '../indexing/discover'
import { type DatasetFile, fingerprintOf, listParquet } from '../indexing/files'
import { indexPaths, isTrue, STAGES, type Stage } from '../indexing/stages'
import { join, literal, sql } from '../sql'
import { type Cost, costOf } from './child'
import { duration, type Figure, size } from './figures'

/** What building a stage once cost; kept beside the index, which is not built again while it is true. */
interface Built extends Cost {
  readonly slug: string
  readonly stage: Stage
  /** ISO 8601. */
  readonly at: string
  readonly load: number
}

export interface StageOptions {
  readonly root: string
  readonly indexFolder: string
  readonly load: () => number
  readonly say: (line: string) => void
}

/** Builds what is not there yet as the product does, one process a stage, and gives a line a stage and dataset. */
export async function benchStages(
  datasets: readonly DatasetFolder[],
  options: StageOptions,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { slug, folder } of datasets) {
    const files = await listParquet(folder)
    const bytes = files.reduce((sum, file) => sum + file.size, 0)
    const { rows, wordBytes, images } = await measure(files)
    const costs = new Map<Stage, Built>()
    for (const stage of STAGES) {
      const built = await build(slug, folder, stage, fingerprintOf(files), options)
      if (!built) {
        figures.push({ work: `stage ${stage}, ${slug}`, took: 'already there' })
        continue
      }
      costs.set(stage, built)
      // The target is one of many long texts; a stage over images reads what there is of them.
      const target = stage === 'rows' && !images
      const [most, memory] = [30, 4e9]
      figures.push({
        work: `stage ${stage}, ${slug}: ${rows.toLocaleString('en')} rows, ${size(bytes)}`,
        took: `${duration(built.seconds * 1000)}, ${size(built.peak)} of memory`,
        hold: target ? `≤ ${most} s, ≤ ${size(memory)}` : `≤ ${size(memory)}`,
        holds: built.peak <= memory && (!target || built.seconds <= most),
        note: noteOf(built),
      })
      if (stage === 'rows' && images) {
        figures.push({
          work: `stage rows, ${slug}: bytes read`,
          took: `${((100 * built.read) / bytes).toFixed(1)} % (${size(built.read)} of ${size(bytes)})`,
          hold: '≤ 3 %',
          holds: built.read <= 0.03 * bytes,
          note: `all that is not images is ${((100 * wordBytes) / bytes).toFixed(1)} % of these files`,
        })
      }
    }
    const all = [...costs.values()].reduce((sum, { seconds }) => sum + seconds, 0)
    if (costs.size > 1) {
      figures.push({
        work: `all stages, ${slug}`,
        took: duration(all * 1000),
        hold: '≤ 150 s',
        holds: all <= 150,
      })
    }
  }
  return figures
}

async function build(
  slug: string,
  folder: string,
  stage: Stage,
  fingerprint: string,
  { root, indexFolder, load, say }: StageOptions,
): Promise<Built | undefined> {
  const kept = path.join(indexFolder, '.bench.json')
  const before: Built[] = JSON.parse(await readFile(kept, 'utf8').catch(() => '[]'))
  if (await isTrue(indexPaths(indexFolder, slug)[stage], fingerprint)) {
    return before.find((one) => one.slug === slug && one.stage === stage)
  }
  say(`${slug}: stage ${stage} …`)
  let failure = ''
  const task = { slug, folder, indexFolder, stage, crashed: [] }
  const script = path.join(root, 'scripts', 'index.ts')
  const cost = await costOf(['--import', 'tsx', script, '--worker', JSON.stringify(task)], root, (line) => {
    if (line.includes('"failed"')) failure = line
  })
  if (failure) throw new Error(failure)
  // Once more, when there is nothing left to do: what it reads then is its own code.
  const { read: own } = await costOf(['--import', 'tsx', script, '--worker', JSON.stringify(task)], root)
  const built = { ...cost, read: cost.read - own, slug, stage, at: new Date().toISOString(), load: load() }
  const others = before.filter((one) => one.slug !== slug || one.stage !== stage)
  await writeFile(kept, JSON.stringify([...others, built], null, 2))
  return built
}

/** Rows, and compressed bytes of every column but the images. */
async function measure(
  files: readonly DatasetFile[],
): Promise<{ rows: number; wordBytes: number; images: boolean }> {
  const db = await openDatabase({ memory: 500 })
  try {
    const list = sql`[${join(files.map((file) => literal(file.path)))}]`
    const [found] = await db.query<{ words: number; images: number }>(
      sql`SELECT sum(total_compressed_size) FILTER (WHERE NOT path_in_schema LIKE 'image%')::DOUBLE AS words,
          count(*) FILTER (WHERE path_in_schema LIKE 'image%')::INTEGER AS images
        FROM parquet_metadata(${list})`,
    )
    const [counted] = await db.query<{ rows: number }>(
      sql`SELECT sum(num_rows)::DOUBLE AS "rows" FROM parquet_file_metadata(${list})`,
    )
    return { rows: counted?.rows ?? 0, wordBytes: found?.words ?? 0, images: (found?.images ?? 0) > 0 }
  } finally {
    db.close()
  }
}

function noteOf({ at, load, processor, read, fetched }: Built): string {
  return `${at.slice(0, 16).replace('T', ' ')}, load ${load.toFixed(1)}, ${processor.toFixed(0)} s of processor time, read ${size(read)}, ${size(fetched)} of it from the disk`
}
