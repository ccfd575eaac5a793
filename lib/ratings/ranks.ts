/**
 * The arena's ranks by intervals: best = 1 + models whose lower end lies above one's upper end,
 * worst = models − those whose upper end lies below one's lower end.
 */
export function intervalRanks(
  lower: Float64Array,
  upper: Float64Array,
): { best: Int32Array; worst: Int32Array } {
  const lowers = lower.slice().sort()
  const uppers = upper.slice().sort()
  return {
    best: Int32Array.from(upper, (end) => 1 + lowers.length - countUpTo(lowers, end)),
    worst: Int32Array.from(lower, (end) => uppers.length - countBelow(uppers, end)),
  }
}

function countUpTo(sorted: Float64Array, value: number): number {
  return partition(sorted, (x) => x <= value)
}

function countBelow(sorted: Float64Array, value: number): number {
  return partition(sorted, (x) => x < value)
}

function partition(sorted: Float64Array, before: (x: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
