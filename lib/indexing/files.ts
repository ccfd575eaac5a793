import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

/** A parquet file of a dataset: where it truly lies, and how the dataset's folder calls it. */
export interface DatasetFile {
  /** Real absolute path, links resolved. */
  readonly path: string
  /** Relative to the dataset's folder, as a reader knows it. */
  readonly name: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly mtime: number
}

/** Raised whenever what the index holds changes: older indexes are then built again. */
export const INDEX_VERSION = 4

/**
 * Parquet files anywhere below a folder, in name order. Links are followed, hidden folders are not; a file that stands
 * there under several names is listed once.
 */
export async function listParquet(folder: string): Promise<DatasetFile[]> {
  const files: DatasetFile[] = []
  await walk((await currentSnapshot(folder)) ?? folder, '', new Set(), files)
  files.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  return files.filter((file, at) => files.findIndex(({ path }) => path === file.path) === at)
}

/**
 * A dataset in the hub's cache keeps every revision that was ever fetched, each a folder of links in `snapshots`; rows
 * would be read once a revision. Undefined where a folder is laid out otherwise, or `refs/main` names none of them.
 */
async function currentSnapshot(folder: string): Promise<string | undefined> {
  const revision = await readFile(path.join(folder, 'refs', 'main'), 'utf8').catch(() => '')
  if (!/^[\w.-]+$/.test(revision.trim())) return undefined
  const snapshot = path.join(folder, 'snapshots', revision.trim())
  return (await stat(snapshot).catch(() => undefined))?.isDirectory() ? snapshot : undefined
}

async function walk(folder: string, below: string, seen: Set<string>, files: DatasetFile[]): Promise<void> {
  const real = await realpath(folder)
  if (seen.has(real)) return
  seen.add(real)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const full = path.join(folder, entry.name)
    const name = below ? `${below}/${entry.name}` : entry.name
    const found = await stat(full).catch(() => undefined)
    if (found?.isDirectory()) await walk(full, name, seen, files)
    else if (entry.name.toLowerCase().endsWith('.parquet')) {
      files.push({
        path: found ? await realpath(full) : full,
        name,
        size: found?.size ?? -1,
        mtime: found?.mtimeMs ?? 0,
      })
    }
  }
}

/** Eight letters and digits for a citation: the same wherever the same files lie, whenever they were read. */
export function revisionOf(files: readonly Pick<DatasetFile, 'name' | 'size'>[]): string {
  const parts = files.map(({ name, size }) => [name, size])
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8)
}

/** What an index was made from; another fingerprint means it must be made again. */
export function fingerprintOf(files: readonly DatasetFile[]): string {
  const parts = files.map((file) => [file.name, file.path, file.size, Math.round(file.mtime)])
  return createHash('sha256')
    .update(JSON.stringify([INDEX_VERSION, parts]))
    .digest('hex')
}
