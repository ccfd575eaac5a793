/**
 * Where the bytes of one image lie in a parquet file, so that reading it touches little more than itself.
 *
 * - `raw`: the bytes stand in the file as they are, at `offset`.
 * - `snappy`: `span` bytes at `offset` are whole Snappy blocks; decoded, the image begins `skip` bytes into them.
 * - `page`: the slow way. `span` bytes at `offset` are a page with its header; decompressed with `codec`, the image
 *   begins `skip` bytes into its values (for a page of version 1, into the page).
 * - `delta`: the slowest. As `page`, but the values share prefixes: they begin at `start`, `skip` is the number
 *   of the value.
 */
export interface Place {
  readonly kind: 'raw' | 'snappy' | 'page' | 'delta'
  readonly codec: string
  /** Byte position in the file. */
  readonly offset: number
  /** Bytes to read from there. */
  readonly span: number
  readonly skip: number
  readonly start: number
  /** Length of the image in bytes. */
  readonly length: number
}

/** Whether reading it touches little more than the image itself. */
export function isQuick(place: Place): boolean {
  return place.kind === 'raw' || place.kind === 'snappy'
}
