import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Stages of an index in the order they are built: what helps a reader soonest first. */
export const STAGES = ['rows', 'search', 'images'] as const
export type Stage = (typeof STAGES)[number]

/** Where the parts of one dataset's index lie. */
export function indexPaths(indexFolder: string, slug: string) {
  const folder = path.join(indexFolder, slug)
  return {
    folder,
    rows: path.join(folder, 'rows.duckdb'),
    search: path.join(folder, 'search.duckdb'),
    images: path.join(folder, 'images.duckdb'),
    thumbs: path.join(folder, 'thumbs'),
    temporary: path.join(folder, 'tmp'),
  }
}

/** True when the stage was finished from files with this fingerprint. */
export async function isTrue(file: string, fingerprint: string): Promise<boolean> {
  return (await readFile(`${file}.fingerprint`, 'utf8').catch(() => '')) === fingerprint
}

/** Written last, so a stage without it counts as never built. */
export async function markTrue(file: string, fingerprint: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.fingerprint.part`, fingerprint)
  await rename(`${file}.fingerprint.part`, `${file}.fingerprint`)
}
