import type { Dataset } from '../catalog'
import { type Params, readView, type View } from '../view'

/** A view of the bench: what it is called, and its address. */
export interface BenchView {
  readonly name: string
  readonly params: Params
  readonly view: View
}

/** Views of every kind that the dataset offers, made of the values it holds most often. */
export function benchViews(dataset: Dataset, known: { image?: string; question?: string }): BenchView[] {
  const top = (field: string, nth = 0) => dataset.counted.terms[field]?.[nth] ?? ''
  const [middle, day] = daysOf(dataset.counted.numbers.time)
  const kinds: readonly (readonly [string, Params])[] = [
    ['everything', {}],
    ['one value', { language: top('language', 1) }],
    ['three filters', { language: top('language'), category: top('category'), turns: '1..2' }],
    ['one left out', { language: `!${top('language')}` }],
    ['many values', { model: [0, 1, 2, 3, 4].map((nth) => top('model', nth)) }],
    ['all of two categories', { category: `${top('category')},${top('category', 1)}` }],
    ['a month', { date: middle }],
    ['from a day on', { date: `${day}..` }],
    ['a range of turns', { turns: '2..5' }],
    ['one model', { model: top('model') }],
    ['model, against, outcome', { model: top('model'), vs: top('model', 1), outcome: 'win' }],
    [
      'five filters',
      { model: top('model'), language: top('language'), code: 'false', turns: '1..', date: `${day}..` },
    ],
    ['one image', { image: known.image }],
    ['one question', { question: known.question }],
  ]
  return kinds.flatMap(([name, params]) => {
    const { view, ignored } = readView(dataset, params)
    const asked = Object.values(params).some((value) => value === undefined || value === '')
    return ignored.length || asked ? [] : [{ name, params, view }]
  })
}

/** A month and a day in the middle of the dataset, as an address writes them. */
function daysOf(times: Float64Array): [string, string] {
  const known = times.filter((time) => !Number.isNaN(time)).sort()
  const time = known[Math.floor(known.length / 2)]
  if (time === undefined) return ['', '']
  const text = new Date(time * 1000).toISOString()
  return [text.slice(0, 7), text.slice(0, 10)]
}
