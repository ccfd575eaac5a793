import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { Trouble } from './trouble.mjs'

/**
 * The folder of datasets can be read. Only the default one is made when missing.
 * @param {string} folder @param {boolean} given chosen by the caller
 */
export function checkDataFolder(folder, given) {
  try {
    if (!given) makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Trouble(`${folder} is a file, not a folder of datasets`)
    readdirSync(folder)
  } catch (error) {
    if (error instanceof Trouble) throw error
    if (error.code === 'ENOENT') throw new Trouble(`there is no folder ${folder}`)
    throw new Trouble(`${folder} cannot be read (${error.code ?? error.message})`)
  }
}

/**
 * The folder for indexes can be written and has room.
 * @param {string} folder
 */
export function checkIndexFolder(folder) {
  const probe = path.join(folder, `.probe-${process.pid}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, Buffer.alloc(4096))
    unlinkSync(probe)
  } catch (error) {
    if (error.code === 'ENOSPC') throw new Trouble(`the disk is full: nothing can be written to ${folder}`)
    const why = error.code ?? error.message
    throw new Trouble(
      `the index folder ${folder} cannot be written (${why}). Choose another with --index DIR`,
    )
  }
  checkRoom(folder, 50)
}

/**
 * The checkout can be written, which installing and building need; a start of what is built already does not.
 * @param {string} root
 * @param {(folder: string, mode: number) => void} [access]
 */
export function checkCheckout(root, access = accessSync) {
  for (const name of ['.', '.cache', '.next', 'node_modules']) {
    const folder = path.join(root, name)
    try {
      if (existsSync(folder)) access(folder, constants.W_OK)
    } catch (error) {
      throw new Trouble(
        `${folder} cannot be written (${error.code}), so Ringside cannot be built. Start it once as its owner, or from a copy of your own`,
      )
    }
  }
}

/**
 * @param {string} folder an existing folder
 * @param {number} megabytes needed
 * @param {(folder: string) => { bavail: number, bsize: number }} [measure]
 */
export function checkRoom(folder, megabytes, measure = statfsSync) {
  const disk = measure(folder)
  const free = Math.floor((disk.bavail * disk.bsize) / 1e6)
  if (free < megabytes)
    throw new Trouble(`the disk is full: ${free} MB are free at ${folder}, ${megabytes} MB are needed`)
}

/**
 * The address can be listened on right now.
 * @param {string} host @param {number} port
 */
export async function checkPort(host, port) {
  const server = createServer()
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port, exclusive: true }, () => resolve(undefined))
    })
  } catch (error) {
    const remedies = {
      EADDRINUSE: `port ${port} is taken. Choose another: npm start -- --port ${port === 65535 ? 3001 : port + 1}`,
      EACCES: `port ${port} needs more rights. Choose one above 1023 with --port`,
      EADDRNOTAVAIL: `${host} is not an address of this machine. Choose one with --host`,
      ENOTFOUND: `the name ${host} is not known. Choose an address with --host`,
      EAI_AGAIN: `the name ${host} could not be looked up. Choose an address with --host`,
    }
    throw new Trouble(remedies[error.code] ?? `cannot listen on ${host}:${port} (${error.message})`)
  } finally {
    server.close()
  }
}

/**
 * Is there parquet anywhere below? Follows links; passes over names that begin with a dot, as the catalog does.
 * @param {string} folder
 * @returns {boolean}
 */
export function holdsParquet(folder, depth = 6) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    if (/\.parquet$/i.test(entry.name)) return true
    const below = path.join(folder, entry.name)
    try {
      if (depth > 0 && statSync(below).isDirectory() && holdsParquet(below, depth - 1)) return true
    } catch {
      // A dangling link or a closed folder holds nothing for us; the catalog names it.
    }
  }
  return false
}

/** As `recursive: true`, which in Node 20 never returns where a parent exists but takes no children (/proc). */
function makeFolder(folder) {
  if (existsSync(folder)) return
  if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error // Another start was quicker.
  }
}
