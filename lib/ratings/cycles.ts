import type { PairCounts } from './pair-counts'

export interface Cycle {
  /** Model numbers: the first beats the second, the second the third, the third the first. The lowest comes first. */
  readonly models: readonly [number, number, number]
  /** z of the weakest of the three edges. */
  readonly z: number
}

const FEWEST_VOTES = 20
const CLEAR = 1.645

/**
 * X beats Y beats Z beats X among pairs with at least 20 votes, each edge clear at z = (n_w − n_l) / √(n_w + n_l)
 * > 1.645. `cycles` holds the clearest ones, `total` counts all.
 */
export function beatingCycles(counts: PairCounts, limit = 100): { total: number; cycles: Cycle[] } {
  const beaten = edges(counts)
  const cycles: Cycle[] = []
  let total = 0
  for (const [x, losers] of beaten) {
    for (const [y, xy] of losers) {
      if (y < x) continue
      for (const [z, yz] of beaten.get(y) ?? []) {
        const zx = z > x ? beaten.get(z)?.get(x) : undefined
        if (zx === undefined) continue
        total++
        cycles.push({ models: [x, y, z], z: Math.min(xy, yz, zx) })
        if (cycles.length >= 2 * limit + 1000) keepClearest(cycles, limit)
      }
    }
  }
  keepClearest(cycles, limit)
  return { total, cycles }
}

function keepClearest(cycles: Cycle[], limit: number): void {
  cycles.sort((p, q) => q.z - p.z || p.models[0] - q.models[0] || p.models[1] - q.models[1])
  cycles.length = Math.min(cycles.length, limit)
}

/** winner → loser → z, clear edges only. */
function edges(counts: PairCounts): Map<number, Map<number, number>> {
  const beaten = new Map<number, Map<number, number>>()
  for (let p = 0; p < counts.low.length; p++) {
    const won = counts.lowWins[p]!
    const lost = counts.highWins[p]!
    if (won + lost + counts.ties[p]! + counts.bothBad[p]! < FEWEST_VOTES || won === lost) continue
    const z = Math.abs(won - lost) / Math.sqrt(won + lost)
    if (z <= CLEAR) continue
    const [winner, loser] = won > lost ? [counts.low[p]!, counts.high[p]!] : [counts.high[p]!, counts.low[p]!]
    const losers = beaten.get(winner) ?? new Map<number, number>()
    losers.set(loser, z)
    beaten.set(winner, losers)
  }
  return beaten
}
