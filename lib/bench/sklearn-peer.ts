import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Timing, timingOf } from './figures'

/** The votes of a board, numbered: one element a vote, battles without a vote left out. */
export interface PeerVotes {
  readonly models: number
  readonly a: Uint16Array
  readonly b: Uint16Array
  /** A, B, tie, both bad. */
  readonly outcome: Uint8Array
  /** Four style differences, each of all votes. */
  readonly style: readonly Float32Array[]
}

export interface PeerFit extends Timing {
  /** In points, up to a common constant; one a model. */
  readonly ratings: readonly number[]
}

/** The plain board by pairs (FastChat) and by votes (the arena's notebooks), and the style-controlled one. */
export type PeerFits = Readonly<Record<'pairs' | 'votes' | 'style', PeerFit>>

/**
 * Fits the votes by scikit-learn in a process of its own; the time it takes to start and to read the votes is not
 * counted. `undefined` where the machine has no python3 with scikit-learn.
 */
export async function fitByScikit(votes: PeerVotes, rounds: number): Promise<PeerFits | undefined> {
  const python = await pythonWithScikit()
  if (!python) return undefined
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-peer-'))
  try {
    const file = path.join(folder, 'votes')
    await writeFile(file, [votes.a, votes.b, votes.outcome, ...votes.style].map(bytesOf))
    const script = fileURLToPath(new URL('./sklearn-peer.py', import.meta.url))
    const said = await outputOf(python, [script, file, votes.a.length, votes.models, rounds].map(String))
    if (said === undefined) return undefined
    const found: Record<keyof PeerFits, { seconds: number[]; ratings: number[] }> = JSON.parse(said)
    const fitted = (name: keyof PeerFits): PeerFit => ({
      ...timingOf(found[name].seconds.map((seconds) => seconds * 1000)),
      ratings: found[name].ratings,
    })
    return { pairs: fitted('pairs'), votes: fitted('votes'), style: fitted('style') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Debian's own may stand behind another python3 that knows no packages. */
async function pythonWithScikit(): Promise<string | undefined> {
  for (const python of ['python3', '/usr/bin/python3']) {
    if ((await outputOf(python, ['-c', 'import sklearn'])) !== undefined) return python
  }
  return undefined
}

/** Largest difference of two boards in points, each with the mean taken off; NaN of none. */
export function apart(ratings: readonly number[], others: readonly number[]): number {
  const centred = (some: readonly number[]) => {
    const mean = some.reduce((sum, one) => sum + one, 0) / some.length
    return some.map((one) => one - mean)
  }
  const theirs = centred(others)
  return Math.max(
    ...centred(ratings).map((rating, model) => Math.abs(rating - (theirs[model] ?? Number.NaN))),
  )
}

function bytesOf(column: Uint16Array | Uint8Array | Float32Array): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength)
}

function outputOf(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.once('error', () => resolve(undefined))
    child.once('close', (code) => resolve(code === 0 ? said : undefined))
  })
}
