/** A bar: values from `low` to `high`, both included. Time has UTC days, months or years as text. */
export interface Bin {
  readonly low: number | string
  readonly high: number | string
}

/** Where bars begin, ascending; the last entry is the first value behind the last bar. */
export interface Bins {
  readonly edges: Float64Array
  readonly bins: readonly Bin[]
}

/** One bar a value up to ten, then bars that widen in steps of 1, 2, 5: token counts span five powers of ten. */
export function numberBins(lowest: number, highest: number): Bins {
  const starts: number[] = []
  if (highest - lowest <= 30) {
    for (let value = lowest; value <= highest; value++) starts.push(value)
  } else {
    const steps = [1, 2, 5].flatMap((digit) =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((e) => digit * 10 ** e),
    )
    const marks = [...steps.map((step) => -step), 0, ...steps].sort((a, b) => a - b)
    const below = marks.filter((mark) => mark <= lowest).at(-1) ?? lowest
    starts.push(...marks.filter((mark) => mark >= below && mark <= highest))
  }
  const end = Math.max(highest, starts.at(-1) ?? highest) + 1
  const edges = Float64Array.from([...starts, end])
  return {
    edges,
    bins: starts.map((low, index) => ({ low, high: (edges[index + 1] ?? end) - 1 })),
  }
}

/** Bars of half a bit, wider ones where surprises reach far. Bits have four digits: a bar ends one before the next begins. */
export function bitBins(lowest: number, highest: number): Bins {
  let step = 0.5
  while ((highest - lowest) / step > 40) step *= 2
  const starts: number[] = []
  for (let low = Math.floor(lowest / step) * step; low <= highest; low += step) starts.push(low)
  const end = (starts.at(-1) ?? 0) + step
  return {
    edges: Float64Array.from([...starts, end]),
    bins: starts.map((low) => ({ low, high: Math.round((low + step) * 1e4 - 1) / 1e4 })),
  }
}

const DAY = 86_400

/** Days up to about three months, months up to ten years, then years. Seconds since 1970. */
export function timeBins(earliest: number, latest: number): Bins {
  const span = (latest - earliest) / DAY
  const unit = span <= 100 ? 'day' : span <= 3660 ? 'month' : 'year'
  const edges: number[] = []
  const bins: Bin[] = []
  const first = new Date(earliest * 1000)
  let [year, month, day] = [
    first.getUTCFullYear(),
    unit === 'year' ? 0 : first.getUTCMonth(),
    unit === 'day' ? first.getUTCDate() : 1,
  ]
  for (let start = Date.UTC(year, month, day) / 1000; start <= latest && bins.length < 5000; ) {
    const name = new Date(start * 1000).toISOString().slice(0, unit === 'day' ? 10 : unit === 'month' ? 7 : 4)
    edges.push(start)
    bins.push({ low: name, high: name })
    if (unit === 'day') day++
    else if (unit === 'month') month++
    else year++
    start = Date.UTC(year, month, day) / 1000
  }
  edges.push(Date.UTC(year, month, day) / 1000)
  return { edges: Float64Array.from(edges), bins }
}

/** Number of the bar that holds a value, -1 outside all of them. */
export function binOf(edges: Float64Array, value: number): number {
  const last = edges.length - 1
  if (!(value >= (edges[0] ?? 0)) || value >= (edges[last] ?? 0)) return -1
  let [low, high] = [0, last]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= value) low = middle
    else high = middle
  }
  return low
}
