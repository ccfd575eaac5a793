import path from 'node:path'
import type { Dataset } from '../catalog'
import { buildDataset } from './built-dataset'
import { makeFolder, VOTE_COLUMNS, voteRow, writeRaw } from './raw-parquet'

export interface VoteDatasets {
  readonly folder: string
  /** Indexes and opens what lies in a folder, without its images. */
  build(slug: string, folder: string): Promise<Dataset>
  /** A dataset of these votes, each `voteRow` where it says nothing else and named v0, v1 and so on. */
  made(slug: string, rows: readonly Record<string, unknown>[]): Promise<Dataset>
  /** Closes all of them and removes their files: for `afterAll`. */
  remove(): Promise<void>
}

/** For tests: datasets of votes in a folder of their own. */
export async function voteDatasets(): Promise<VoteDatasets> {
  const temporary = await makeFolder()
  const open: Dataset[] = []
  async function build(slug: string, folder: string): Promise<Dataset> {
    const dataset = await buildDataset(slug, folder, path.join(temporary.folder, 'index'), ['rows'])
    open.push(dataset)
    return dataset
  }
  return {
    folder: temporary.folder,
    build,
    async made(slug, rows) {
      const folder = path.join(temporary.folder, slug)
      const votes = rows.map((row, n) => voteRow({ id: `v${n}`, ...row }))
      await writeRaw(folder, { 'a.parquet': { columns: VOTE_COLUMNS, rows: votes } })
      return build(slug, folder)
    },
    async remove() {
      for (const dataset of open) dataset.db.close()
      await temporary.remove()
    },
  }
}
