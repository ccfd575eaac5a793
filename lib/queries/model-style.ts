import type { Dataset } from '../catalog'
import { SIDE_COUNTS } from './counted'
import { type CountSummary, countGatherer, type StyleCount } from './style-summary'

/** One count over the model's answers, and over those of all others in the same view. */
export interface CountProfile {
  readonly name: StyleCount
  readonly model: CountSummary
  readonly others: CountSummary
}

/** Nothing where the data brings no counts, or the model has no answer. `found` are the rows of the view. */
export function styleProfile(dataset: Dataset, found: Int32Array, code: number): readonly CountProfile[] {
  const {
    sides,
    codes: { model_a, model_b },
  } = dataset.counted
  return SIDE_COUNTS.flatMap((name) => {
    const [model, others] = [countGatherer(), countGatherer()]
    const [left, right] = [sides.a[name], sides.b[name]]
    for (const row of found) {
      ;(model_a[row] === code ? model : others).add(left[row]!)
      ;(model_b[row] === code ? model : others).add(right[row]!)
    }
    const summaries = { model: model.summary(), others: others.summary() }
    return summaries.model.answers > 0 ? [{ name, ...summaries }] : []
  })
}
