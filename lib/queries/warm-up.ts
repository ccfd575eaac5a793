import type { Dataset } from '../catalog'
import { fitBradleyTerry } from '../ratings/bradley-terry'
import { countCells } from '../ratings/cells'
import { leaderboard } from '../ratings/leaderboard'
import { RINGSIDE_POLICY } from '../ratings/policy'
import { fitStyle } from '../ratings/style'
import { heldPlaces } from './image-places'
import { heldNumbers } from './rows'
import { votesOf } from './votes'

/** Fits until the compiler has seen enough; more do not help. */
const ROUNDS = 12
/** Votes of one round: a few milliseconds of work, so that a page asked for meanwhile hardly waits. */
const ROUND = 6000

/** What is looked up one by one is held, and votes are numbered and fitted once, before anybody asks. */
export async function warmUp(dataset: Dataset): Promise<void> {
  if (dataset.rows === 0) return
  await turn()
  await heldNumbers.hold(dataset)
  if (dataset.hasImages) await heldPlaces.hold(dataset)
  if (dataset.kind === 'battle') await warmFits(dataset)
}

/**
 * Numbers a dataset's votes, puts its style counts into rows and fits small parts of it both ways, so that the first board is as
 * quick as the next: a first cold style fit over 135,634 votes takes 170 to 200 ms. Every step is a turn of its own.
 */
async function warmFits(dataset: Dataset): Promise<void> {
  await turn()
  const held = votesOf(dataset)
  await turn()
  const rows = held.style()
  const policy = { ...RINGSIDE_POLICY, style: 'full' } as const
  const rounds = Math.min(ROUNDS, Math.max(2, Math.ceil(dataset.rows / ROUND)))
  for (let round = 0; round < rounds; round++) {
    await turn()
    const mask = new Uint8Array(dataset.rows)
    const start = (round * ROUND) % dataset.rows
    mask.fill(1, start, start + ROUND)
    const fit = fitBradleyTerry(countCells(held.cells, mask), RINGSIDE_POLICY)
    if (fit.kind === 'fit') leaderboard(fit)
    await turn()
    fitStyle(rows, policy, { selection: mask })
  }
}

/** Whoever waits is answered first; a server that is asked to end does not wait for this. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20).unref())
}
