import { randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'

/** Files that exports write into the folder of an index carry the process, so that another can tell what was left. */
const NAME = /^export-(\d+)-[\w-]+\.part$/

export function scratchPath(folder: string): string {
  return path.join(folder, `export-${process.pid}-${randomUUID()}.part`)
}

/** The file at `path` once `write` has made it. It has no name from then on: whatever happens, it does not stay. */
export async function openScratchFile(path: string, write: () => Promise<void>): Promise<FileHandle> {
  try {
    await write()
    return await open(path, 'r')
  } finally {
    await rm(path, { force: true })
  }
}

/** Takes away what a process that was killed in the middle of `write` has left. */
export async function clearScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(NAME.exec(name)?.[1])
    if (pid && !isRunning(pid)) await rm(path.join(folder, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
