import type { Selection } from '@/lib/filters/selection'
import { OUTCOMES } from '@/lib/filters/sides'
import type { LeftOut } from '@/lib/ratings/field'
import { choose, emptyView, type Offer, type View, viewHref } from '@/lib/view'

type Place = Offer & { readonly slug: string }

/**
 * Browse with exactly the votes that a board counts for one model; undefined where no view says that: votes left out
 * for want of style counts, and several models chosen together with an outcome.
 */
export function modelVotesHref(
  place: Place,
  view: View,
  model: string,
  leftOut: LeftOut,
): string | undefined {
  const models = selectionOf(view, 'model')
  const opponents = selectionOf(view, 'vs')
  const outcomes = selectionOf(view, 'outcome')
  const param = (name: string, value: string) =>
    place.filters.find((filter) => filter.name === name)?.param(value)
  const own = param('model', model)
  if (own === undefined || leftOut.noCounts > 0) return undefined
  const written = (name: string, values: readonly string[], none: readonly string[] = []) => [
    ...values.map((value) => param(name, value) ?? value),
    ...none.map((value) => `!${param(name, value) ?? value}`),
  ]
  let shown = view
  if (models.any.length > 0 && !models.any.includes(model)) {
    shown = choose(place, shown, 'vs', [own])
  } else {
    const several = models.any.length > 1
    if (several && (outcomes.any.length > 0 || outcomes.none.length > 0 || opponents.none.length > 0))
      return undefined
    const others =
      several && opponents.any.includes(model)
        ? [...new Set([...models.any, ...opponents.any])]
        : opponents.any
    shown = choose(place, shown, 'model', written('model', [model], models.none))
    const excluded = leftOut.selfBattles > 0 ? [...opponents.none, model] : opponents.none
    shown = choose(place, shown, 'vs', written('vs', others, excluded))
  }
  const counted = leftOut.tiesDropped > 0 ? ['win', 'loss'] : [...OUTCOMES]
  if (leftOut.tiesDropped > 0 || leftOut.noVote > 0) {
    const asked = counted.filter(
      (outcome) =>
        (outcomes.any.length === 0 || outcomes.any.includes(outcome)) && !outcomes.none.includes(outcome),
    )
    shown = choose(place, shown, 'outcome', asked)
  }
  return viewHref(place.slug, place, shown)
}

/**
 * The address of votes between two models, in four parts: before the first model, before the second, before the
 * outcomes, and the rest. Names are written as `modelKey` writes them, an outcome as `&outcome=win`.
 */
export type PairHref = readonly [string, string, string, string]

export function pairHref(place: Place, view: View): PairHref {
  const first = choose(place, view, 'model', [FIRST])
  const shown = choose(place, choose(place, first, 'vs', [SECOND]), 'outcome', ['win'])
  const whole = viewHref(place.slug, place, shown)
  const after = (mark: string, from = 0) => whole.indexOf(mark, from) + mark.length
  const model = after(`model=${FIRST}`)
  const vs = after(`&vs=${SECOND}`, model)
  const outcome = after(OUTCOME, vs)
  return [
    whole.slice(0, model - FIRST.length),
    whole.slice(model, vs - SECOND.length),
    whole.slice(vs, outcome - OUTCOME.length),
    whole.slice(outcome),
  ]
}

const FIRST = '~first~'
const SECOND = '~second~'
const OUTCOME = '&outcome=win'

/** The same page for one model alone: what stands before its name, and behind it. */
export function modelHref(place: Place, view: View, segments: readonly string[]): readonly [string, string] {
  const whole = viewHref(place.slug, place, choose(place, only(view), 'model', [FIRST]), segments)
  const at = whole.search(/(?<=[?&]model=)~first~/)
  return [whole.slice(0, at), whole.slice(at + FIRST.length)]
}

/** A model's name as addresses write it. */
export function modelKeys(place: Place, models: readonly string[]): string[] {
  const filter = place.filters.find(({ name }) => name === 'model')
  return models.map((model) => {
    const whole = viewHref('', place, choose(place, emptyView, 'model', [filter?.param(model) ?? model]))
    return whole.slice(whole.indexOf('model=') + 'model='.length)
  })
}

/** The view without opponents and outcomes, which mean something for the models chosen now alone. */
function only(view: View): View {
  const chosen = new Map(view.chosen)
  chosen.delete('vs')
  chosen.delete('outcome')
  return { ...view, chosen }
}

function selectionOf(view: View, name: string): Selection<string> {
  return (view.chosen.get(name) as Selection<string> | undefined) ?? { any: [], none: [] }
}
