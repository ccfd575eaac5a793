import { TRUE } from '../sql'
import type { Filter } from './filter'

export interface Sample {
  /** From 1. */
  readonly size: number
  /** From 0. */
  readonly seed: number
}

/** Unwritten in an address, so the first sample that anyone draws is the same one. */
const FIRST_SEED = 1

/**
 * The rows with the lowest hash of seed and id among those that every other filter but labels lets through: the same
 * rows for everyone, whatever order they lie in and however they are labelled. As one value it is `50:7`; an address
 * has it as `sample=50&seed=7` (lib/view.ts). Cut in lib/queries/matches.ts, since it asks what else matches.
 */
export const sample: Filter = {
  kind: 'sample',
  name: 'sample',
  label: 'sample',
  parse(params) {
    const read = [...new Set(params.map(readSample))]
    const [one] = read
    return one && read.every((other) => other && formatSample(other) === formatSample(one))
      ? { any: [one], none: [] }
      : undefined
  },
  format: ({ any }) => (any as readonly Sample[]).map(formatSample),
  where: () => TRUE,
  inWords: ({ any }) => (any as readonly Sample[]).map(sampleInWords).join(' and '),
  param: (value) => value,
  valueInWords: (value) => value,
}

/** `sample` and `seed` of an address as the one value of the filter. */
export function joinSample(size: string, seed: string | undefined): string {
  return seed === undefined ? size : `${size}:${seed}`
}

/** The one value as an address has it. */
export function splitSample(value: string): readonly (readonly ['sample' | 'seed', string])[] {
  const { size, seed } = readSample(value) ?? { size: 0, seed: FIRST_SEED }
  return [['sample', String(size)], ...(seed === FIRST_SEED ? [] : [['seed', String(seed)] as const])]
}

/** "50 drawn at random (seed 7)". */
export function sampleInWords({ size, seed }: Sample): string {
  return `${size.toLocaleString('en')} drawn at random (seed ${seed})`
}

export function formatSample({ size, seed }: Sample): string {
  return `${size}:${seed}`
}

function readSample(text: string): Sample | undefined {
  const [, size, seed] = /^([1-9]\d{0,6})(?::(0|[1-9]\d{0,8}))?$/.exec(text) ?? []
  return size === undefined ? undefined : { size: Number(size), seed: Number(seed ?? FIRST_SEED) }
}
