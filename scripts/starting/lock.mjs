import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const beat = 2000
const deadAfter = 20_000

/**
 * Runs `work` while no other start of this checkout does. The lock is a file its holder touches every two seconds, so
 * one left by a crash or a power cut is taken over; its process number tells sooner where it can.
 * @template T
 * @param {string} folder @param {() => Promise<T>} work @param {() => void} [onWait] called once when it must wait
 * @returns {Promise<T>}
 */
export async function alone(folder, work, onWait = () => {}) {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'start.lock')
  const mine = `${process.pid} ${randomUUID()}`
  let waited = false
  while (!(await take(file, mine))) {
    if (!waited) onWait()
    waited = true
    await sleep(300)
  }
  const heart = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // Removed by hand: the work still ends in one piece.
    }
  }, beat)
  const release = () => {
    clearInterval(heart)
    try {
      if (readFileSync(file, 'utf8') === mine) unlinkSync(file)
    } catch {
      // Already gone.
    }
  }
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.removeListener('exit', release)
  }
}

async function take(file, mine) {
  try {
    writeFileSync(file, mine, { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isDead(file)) return false
    // Two may both find it dead; the later one wins, and both look again before believing it is theirs.
    writeFileSync(file, mine)
    await sleep(200)
  }
  try {
    return readFileSync(file, 'utf8') === mine
  } catch {
    return false
  }
}

function isDead(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > deadAfter) return true
    const pid = Number(readFileSync(file, 'utf8').split(' ')[0])
    if (!pid) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
