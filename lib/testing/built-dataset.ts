import { type Dataset, openDataset } from '../catalog'
import { listParquet } from '../indexing/files'
import { indexPaths, STAGES, type Stage } from '../indexing/stages'
import { runWorker } from '../indexing/worker'

/** For tests: builds the index of one folder in this process and opens it. */
export async function buildDataset(
  slug: string,
  folder: string,
  indexFolder: string,
  stages: readonly Stage[] = STAGES,
): Promise<Dataset> {
  for (const stage of stages) {
    let failure: string | undefined
    await runWorker({ slug, folder, indexFolder, stage, crashed: [] }, (message) => {
      if (message.kind === 'failed') failure = message.message
    })
    if (failure !== undefined) throw new Error(failure)
  }
  return openDataset(
    { slug, folder },
    await listParquet(folder),
    indexFolder,
    stages.includes('images'),
    stages.includes('search'),
  )
}

/** The messages of a stage that cannot be built. */
export async function failureOf(slug: string, folder: string, indexFolder: string): Promise<string> {
  return buildDataset(slug, folder, indexFolder, ['rows']).then(
    (dataset) => {
      dataset.db.close()
      throw new Error(`${indexPaths(indexFolder, slug).rows} was built`)
    },
    (error: Error) => error.message,
  )
}
