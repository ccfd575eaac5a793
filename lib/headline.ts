import { type Sample, sampleInWords } from './filters/sample'
import { inWords } from './schema'
import type { Offer, View } from './view'

/** "1,204 votes where category is diagram and language is Chinese": heading, title and link text of a view. */
export function headline(offer: Offer, view: View, total: number): string {
  const condition = inWords(
    offer.filters.filter(({ kind }) => kind !== 'text' && kind !== 'sample'),
    view.chosen,
  )
  // "with “photosynthesis”" follows the noun, conditions follow "where".
  const sought = inWords(
    offer.filters.filter((filter) => filter.kind === 'text'),
    view.chosen,
  )
  const [sample] = (view.chosen.get('sample')?.any ?? []) as readonly Sample[]
  // Labels are asked of the sample, which may thus be larger than what is found of it.
  const of = sample && view.chosen.has('label') ? `of ${sampleInWords(sample)}` : undefined
  const drawn = of ?? (sample ? `drawn at random (seed ${sample.seed})` : '')
  return `${rowsInWords(offer, total)}${sought ? ` ${sought}` : ''}${condition ? ` where ${condition}` : ''}${drawn ? `, ${drawn}` : ''}`
}

/** "1 vote", "1,204 chats". */
export function rowsInWords(offer: Pick<Offer, 'kind'>, total: number): string {
  const noun = offer.kind === 'chat' ? 'chat' : 'vote'
  return `${total.toLocaleString('en')} ${noun}${total === 1 ? '' : 's'}`
}
