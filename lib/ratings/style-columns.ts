import type { StyleRows, StyleSlice } from './style-rows'

/** A feature of a slice, ready for the fit: float32, low-numbered model against high, one value a used vote. */
export interface StyleColumn {
  readonly name: string
  readonly values: Float32Array
  /** Of the raw A-against-B feature over the slice (population sd); 0 and 1 for one entered as it is. */
  readonly mean: number
  readonly sd: number
}

/**
 * The named features over a slice, standardised before the sides are turned into pair order. Constant ones, which
 * say nothing, come back as `constant`. Throws on a name the rows do not have.
 */
export function styleColumns(
  rows: StyleRows,
  { places }: StyleSlice,
  names: readonly string[],
): { columns: StyleColumn[]; constant: string[] } {
  const columns: StyleColumn[] = []
  const constant: string[] = []
  for (const name of names) {
    const feature = rows.features.find((f) => f.name === name)
    if (feature === undefined) throw new Error(`These votes have no style feature ${name}`)
    const { mean, sd } =
      feature.scaling === 'standardised' ? moments(feature.values, places) : { mean: 0, sd: 1 }
    // A float32 constant leaves a rounding error in its mean, never a spread as wide as this.
    if (!(sd > 1e-6 * Math.max(1e-6, Math.abs(mean)))) {
      constant.push(name)
      continue
    }
    const values = new Float32Array(places.length)
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!
      values[i] = (rows.sign[place]! * (feature.values[place]! - mean)) / sd
    }
    columns.push({ name, values, mean, sd })
  }
  return { columns, constant }
}

function moments(values: Float32Array, places: Int32Array): { mean: number; sd: number } {
  let sum = 0
  for (let i = 0; i < places.length; i++) sum += values[places[i]!]!
  const mean = sum / places.length
  let squares = 0
  for (let i = 0; i < places.length; i++) squares += (values[places[i]!]! - mean) ** 2
  return { mean, sd: Math.sqrt(squares / places.length) }
}
