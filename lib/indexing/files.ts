import { createHash } from 'node:crypto'
import { readdir, realpath, stat } from 'node:fs/promises'
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
export const INDEX_VERSION = 3

/** Parquet files anywhere below a folder, in name order. Links are followed, hidden folders are not. */
export async function listParquet(folder: string): Promise<DatasetFile[]> {
  const files: DatasetFile[] = []
  await walk(folder, '', new Set(), files)
  return files.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
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

/** What an index was made from; another fingerprint means it must be made again. */
export function fingerprintOf(files: readonly DatasetFile[]): string {
  const parts = files.map((file) => [file.name, file.path, file.size, Math.round(file.mtime)])
  return createHash('sha256')
    .update(JSON.stringify([INDEX_VERSION, parts]))
    .digest('hex')
}
