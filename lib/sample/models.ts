import { random } from './random'

/** How a model writes; probabilities from 0 to 1, `length` a factor around 1. */
export interface Manner {
  readonly length: number
  readonly headers: number
  readonly bullets: number
  readonly bold: number
  readonly blocks: number
  readonly opener: number
  readonly closer: number
}

export interface Model {
  readonly name: string
  /** Planted Bradley-Terry strength in nats; the mean over a roster is 0. */
  readonly strength: number
  readonly manner: Manner
  /** How often it is chosen, in proportion. */
  readonly weight: number
}

/** From strongest to weakest; all invented, some with the odd signs real names have. */
const NAMES = [
  'aurora-2-pro',
  'solstice-4-large',
  'quill-max-2025-05',
  'aurora-2-pro-thinking',
  'meridian-opus-3',
  'corvid-r2',
  'labs/orbit-vl:free',
  'solstice-4-mini',
  'Mira 3 Ultra (preview)',
  'quill-mini-0613',
  'tundra-72b-instruct',
  'halcyon-chat-latest',
  'meridian-sonata-3',
  'corvid-v3-0324',
  'juniper-405b',
  'pelican-large-2',
  'aurora-1.5-flash',
  'saffron-vl-72b',
  'kite-nova:experimental',
  'tundra-30b-a3b',
  'lumen-next-26b',
  'halcyon-mini',
  'atlas/atlas-4-maverick',
  'quill-nano',
  'driftwood-medium-2505',
  'juniper-70b',
  'saffron-vl-7b',
  'ember-3-27b-it',
  'pelican-small-3.1',
  'polaris (beta)',
  'meridian-haiku-2',
  'lumen-13b-v1.6',
  'cobalt-command-03',
  'ember-3-12b',
  'atlas-4-scout',
  'driftwood-small',
  'Mira 2',
  'tundra-7b',
  'kite-lite',
  'saffron-chat-2b',
  'cinder-vision-11b',
  'ferrous-8b',
  'aurora-1-nano',
  'pelican-7b',
  'lumen-7b',
  'cobalt-r',
  'ember-2-9b',
  'moss-vl-4b',
  'ferrous-3b',
  'quartz-13b',
  'moss-2b',
  'cinder-1b',
  'pebble-0.5b',
] as const

/**
 * `count` models spread over the whole range of strengths.
 * `spread` is the distance between the strongest and the weakest in nats.
 */
export function roster(seed: number, family: string, count: number, spread: number): Model[] {
  const chosen = Array.from(
    { length: count },
    (_, i) => NAMES[Math.floor((i * NAMES.length) / count)] ?? NAMES[0],
  )
  const rough = chosen.map((name, i) => {
    const from = random(seed, 'strength', family, name)
    const rank = count > 1 ? i / (count - 1) : 0
    return spread * (0.5 - rank) + from.normal() * spread * 0.05
  })
  const mean = rough.reduce((sum, one) => sum + one, 0) / count
  const places = random(seed, 'popularity', family).shuffled(chosen.map((_, i) => i))
  return chosen.map((name, i) => ({
    name,
    strength: Math.round(((rough[i] ?? 0) - mean) * 10_000) / 10_000,
    manner: mannerOf(name),
    weight: 1 / (0.35 + 3 * ((places[i] ?? 0) / count)),
  }))
}

/** A model's manner belongs to its name: the same in every dataset and for every seed. */
function mannerOf(name: string): Manner {
  const from = random('manner', name)
  const [terse, ornate] = [from.chance(0.25), from.chance(0.4)]
  return {
    length: terse ? from.real(0.25, 0.55) : ornate ? from.real(1.15, 1.75) : from.real(0.7, 1.25),
    headers: terse ? 0.02 : ornate ? from.real(0.6, 0.95) : from.real(0.05, 0.5),
    bullets: terse ? 0.2 : from.real(0.35, 0.95),
    bold: terse ? 0.1 : from.real(0.2, 1),
    blocks: terse ? 0.25 : from.real(0.4, 0.9),
    opener: from.real(0, 0.5),
    closer: terse ? 0.05 : from.real(0.1, 0.8),
  }
}
