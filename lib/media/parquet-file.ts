import type { Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { FileMetaData } from 'hyparquet'
import { parquetMetadata } from 'hyparquet/src/metadata.js'

/** Footers of real datasets are under 10 MB; this much is parsed, more is refused. */
const FOOTER_LIMIT = 128 * 2 ** 20

/** A file as the index knew it. A file that no longer looks so must not be read by remembered places. */
export interface SourceFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970, as `stat` gives it. */
  readonly mtime: number
}

export class ChangedFileError extends Error {}

/** Opens a file for reading and makes sure that it is still the one the index knew. Close the handle afterwards. */
export async function openSource(file: SourceFile): Promise<FileHandle> {
  const handle = await open(file.path, 'r').catch(gone(file))
  try {
    requireSame(file, await handle.stat())
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * What `read` makes of the file, given only where it is still the one the index knew: both are asked at once. The file
 * stays open for a little while, since opening and closing it takes as long as reading an image.
 */
export async function readSource<Result>(
  file: SourceFile,
  read: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const opened = openFiles.get(file.path) ?? openToStay(file.path)
  opened.readers++
  clearTimeout(opened.closing)
  try {
    const [result, now] = await Promise.allSettled([opened.handle.then(read), stat(file.path)])
    if (now.status === 'rejected') return gone(file)(now.reason)
    requireSame(file, now.value)
    const inode = await opened.inode
    if (inode === undefined) return await opened.handle.then(read).catch(gone(file))
    // Another file has come to its place, and was indexed since.
    if (inode !== now.value.ino) throw new ReplacedError()
    if (result.status === 'rejected') throw result.reason
    return result.value
  } catch (error) {
    // Whoever comes next opens what is there by then.
    if (openFiles.get(file.path) === opened) openFiles.delete(file.path)
    if (error instanceof ReplacedError) return readSource(file, read)
    throw error
  } finally {
    opened.readers--
    if (opened.readers === 0) opened.closing = setTimeout(close, STAYS_OPEN, file.path, opened).unref()
  }
}

class ReplacedError extends Error {}

interface OpenFile {
  readonly handle: Promise<FileHandle>
  readonly inode: Promise<number | undefined>
  readers: number
  closing?: NodeJS.Timeout
}

const openFiles = new Map<string, OpenFile>()
/** Milliseconds. */
const STAYS_OPEN = 2000

function openToStay(path: string): OpenFile {
  const handle = open(path, 'r')
  const inode = handle
    .then((opened) => opened.stat())
    .then(
      ({ ino }) => ino,
      () => undefined,
    )
  const opened = { handle, inode, readers: 0 }
  openFiles.set(path, opened)
  return opened
}

function close(path: string, opened: OpenFile): void {
  if (openFiles.get(path) === opened) openFiles.delete(path)
  opened.handle.then((handle) => handle.close()).catch(() => {})
}

function gone({ path }: SourceFile): (cause: unknown) => never {
  return (cause) => {
    throw new ChangedFileError(`${path} cannot be opened any more; index the dataset again`, { cause })
  }
}

function requireSame(file: SourceFile, now: Stats): void {
  // A DOUBLE in the index may have lost the digits below a microsecond.
  if (now.size !== file.size || Math.abs(now.mtimeMs - file.mtime) > 1) {
    throw new ChangedFileError(`${file.path} has changed since it was indexed; index the dataset again`)
  }
}

/** Reads exactly `length` bytes at `position`; a file that ends before throws. */
export async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  await fill(handle, buffer, 0, length, position)
  return buffer
}

/** As `readExactly`, into `buffer` from `at`. */
export async function fill(
  handle: FileHandle,
  buffer: Buffer,
  at: number,
  length: number,
  position: number,
): Promise<void> {
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, at + done, length - done, position + done)
    if (bytesRead === 0) throw new Error(`The file ends at ${position + done}, inside what should be read`)
    done += bytesRead
  }
}

/** The footer of a parquet file of `size` bytes. Throws on anything that is not one. */
export async function readFooter(handle: FileHandle, size: number): Promise<FileMetaData> {
  if (size < 12) throw new Error('The file is too short to be parquet')
  const tail = await readExactly(handle, size - 8, 8)
  if (tail.toString('latin1', 4) !== 'PAR1') throw new Error('The file does not end as parquet does (PAR1)')
  const length = tail.readUInt32LE(0)
  if (length > size - 8) throw new Error(`The footer claims ${length} bytes, more than the file has`)
  if (length > FOOTER_LIMIT) throw new Error(`The footer of ${length} bytes is too large to be read`)
  const footer = await readExactly(handle, size - 8 - length, length + 8)
  try {
    return parquetMetadata(footer, { geoparquet: false })
  } catch (cause) {
    throw new Error('The footer of the parquet file cannot be read', { cause })
  }
}
