import { locateImages } from './locate'
import { openSource, readFooter, type SourceFile } from './parquet-file'
import type { ImageAt } from './row-counter'
import type { StoredImage } from './values'

/** Row groups whose images are remembered. Each is a hundred places or so. */
const REMEMBERED = 16

/**
 * Finds images of single rows before the index knows them, by going through their row group once. A page shows many
 * rows of the same group, so the groups asked for last are remembered.
 */
export class ImageFinder {
  private readonly groups = new Map<string, Promise<readonly ImageAt[]>>()

  /**
   * Image `n` of a row of a file, both from 0: `null` where it has no bytes, `undefined` where there is no such image.
   * Throws where the row group cannot be read or the file has changed.
   */
  async find(file: SourceFile, fileRow: number, n: number): Promise<StoredImage | null | undefined> {
    const images = await this.readGroup(file, fileRow)
    return images.find((image) => image.fileRow === fileRow && image.n === n)?.image
  }

  private async readGroup(file: SourceFile, fileRow: number): Promise<readonly ImageAt[]> {
    const handle = await openSource(file)
    try {
      const metadata = await readFooter(handle, file.size)
      let group = 0
      let first = 0
      for (const { num_rows } of metadata.row_groups) {
        if (fileRow < first + Number(num_rows)) break
        first += Number(num_rows)
        group++
      }
      const key = `${group} ${file.mtime} ${file.path}`
      const known = this.groups.get(key)
      if (known) return await known
      const reading = locateGroup(handle, file.size, metadata, fileRow)
      this.groups.set(key, reading)
      for (const [oldest] of this.groups) {
        if (this.groups.size <= REMEMBERED) break
        this.groups.delete(oldest)
      }
      return await reading.catch((error: unknown) => {
        this.groups.delete(key)
        throw error
      })
    } finally {
      await handle.close()
    }
  }
}

async function locateGroup(
  handle: Parameters<typeof locateImages>[0],
  size: number,
  metadata: Parameters<typeof locateImages>[2],
  row: number,
): Promise<readonly ImageAt[]> {
  for await (const { images, problem } of locateImages(handle, size, metadata, { row })) {
    if (problem && !images.some(({ fileRow }) => fileRow === row)) throw new Error(problem)
    return images
  }
  return []
}
