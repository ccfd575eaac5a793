/**
 * Steps of a coloured table. Diverging: `w1` … `w10` above even, `even`, `l1` … `l10` below, in blue and orange, which
 * colour-blind readers tell apart. Sequential: `s0` … `s10` in one hue. `few` is grey: too little to be coloured.
 */
export function divergingStep(value: number, even: number, reach: number): string {
  const step = Math.max(-10, Math.min(10, Math.round((10 * (value - even)) / reach)))
  return step === 0 ? 'even' : step > 0 ? `w${step}` : `l${-step}`
}

/** From 0 to `most`; nothing is `s0`. */
export function sequentialStep(value: number, most: number): string {
  if (!(most > 0)) return 's0'
  return `s${Math.max(0, Math.min(10, Math.round((10 * value) / most)))}`
}
