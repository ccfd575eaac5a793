/** A linear axis from `low` to `high` with round ticks inside. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/** At most `most` + 1 ticks at 1, 2 or 5 times a power of ten. `low` and `high` are finite; equal ones get room. */
export function linearScale(low: number, high: number, most = 6): Scale {
  const [from, to] = high > low ? [low, high] : [low - 1, high + 1]
  const rough = (to - from) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const ticks: number[] = []
  // Plus nothing: what is rounded up to nothing is -0 else, and would be written so.
  for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push(n * step + 0)
  return { low: from, high: to, ticks }
}

/** Where a value lies, 0 … 1; beyond the ends where it lies outside. */
export function placeOn(scale: Scale, value: number): number {
  return (value - scale.low) / (scale.high - scale.low)
}

/** As SVG and CSS write a place along a width. */
export function percent(place: number): string {
  return `${(100 * place).toFixed(2)}%`
}
