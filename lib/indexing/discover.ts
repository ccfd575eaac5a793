import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { listParquet } from './files'

/** A folder that holds a dataset. The slug is its name. */
export interface DatasetFolder {
  readonly slug: string
  readonly folder: string
}

export interface FolderProblem {
  readonly folder: string
  readonly message: string
}

/** Slugs that addresses use for something else (DESIGN §6). */
const RESERVED = new Set([
  'api',
  'media',
  'methods',
  'mcp',
  'metrics',
  'signin',
  'datasets',
  'health',
  '_next',
  'favicon.ico',
  'icon.svg',
])

/** The datasets of a data folder, which may itself be one dataset's folder. Never throws: what fails is a problem. */
export async function discoverDatasets(
  dataFolder: string,
): Promise<{ datasets: DatasetFolder[]; problems: FolderProblem[] }> {
  const problems: FolderProblem[] = []
  try {
    if (await isDataset(dataFolder)) {
      const slug = path.basename(dataFolder)
      if (!RESERVED.has(slug)) return { datasets: [{ slug, folder: dataFolder }], problems }
      return { datasets: [], problems: [takenName(slug)] }
    }
    const datasets: DatasetFolder[] = []
    for (const entry of (await readdir(dataFolder)).sort()) {
      const folder = path.join(dataFolder, entry)
      if (entry.startsWith('.')) continue
      const found = await stat(folder).catch(() => undefined)
      if (!found?.isDirectory()) continue
      if (RESERVED.has(entry)) {
        problems.push(takenName(entry))
        continue
      }
      try {
        if ((await listParquet(folder)).length > 0) datasets.push({ slug: entry, folder })
      } catch (error) {
        problems.push({ folder: entry, message: `cannot be read: ${messageOf(error)}` })
      }
    }
    return { datasets, problems }
  } catch (error) {
    problems.push({ folder: dataFolder, message: `cannot be read: ${messageOf(error)}` })
    return { datasets: [], problems }
  }
}

function takenName(slug: string): FolderProblem {
  return { folder: slug, message: `the name "${slug}" is taken by an address: rename the folder` }
}

/** A dataset's own folder has parquet in it, or in its `data`, or describes itself, or is one of the hub's cache. */
async function isDataset(folder: string): Promise<boolean> {
  const entries = await readdir(folder)
  if (entries.includes('dataset.json') || entries.some(isParquet)) return true
  if (entries.includes('snapshots') && entries.includes('refs')) return true
  return (
    entries.includes('data') && (await readdir(path.join(folder, 'data')).catch(() => [])).some(isParquet)
  )
}

function isParquet(name: string): boolean {
  return name.toLowerCase().endsWith('.parquet')
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
