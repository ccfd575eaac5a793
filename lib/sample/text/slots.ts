import type { Random } from '../random'
import { mathProblem } from './math'

const CITIES = [
  'Lisbon',
  'Tromsø',
  'Kraków',
  'Valparaíso',
  'Kyoto',
  'Tbilisi',
  'Dakar',
  'Ljubljana',
  'Hobart',
  'Oaxaca',
  'Bergen',
  'Porto',
  'Leipzig',
  'Hanoi',
  'Cork',
  'Trieste',
]
const JOBS = [
  'nurse',
  'carpenter',
  'primary-school teacher',
  'sound engineer',
  'bus driver',
  'librarian',
  'botanist',
  'translator',
  'baker',
  'court clerk',
  'physiotherapist',
  'ranger',
]
const THINGS = [
  'bicycle shop',
  'pottery studio',
  'neighbourhood choir',
  'seed library',
  'podcast about maps',
  'repair café',
  'reading group',
  'bakery',
  'chess club',
  'community garden',
]
const HEADS = [
  'Al',
  'Bren',
  'Cas',
  'Dor',
  'El',
  'Fen',
  'Gar',
  'Hol',
  'Is',
  'Jor',
  'Kel',
  'Lor',
  'Mar',
  'Nor',
  'Os',
  'Per',
  'Quin',
  'Ros',
  'Sel',
  'Tor',
  'Ul',
  'Vel',
  'Wil',
  'Yar',
  'Zan',
]
const HEARTS = ['a', 'e', 'i', 'o', 'u', 'an', 'en', 'ar', 'or', 'il', 'ath', 'eve', 'ond']
const TAILS = [
  'dor',
  'wick',
  'mere',
  'ton',
  'la',
  'ra',
  'bridge',
  'stad',
  'holm',
  'via',
  'quist',
  'mann',
  'ska',
  'vic',
  'ley',
  'ford',
  'nis',
  'beck',
]

/** What stands in the braces of a question and, the same, of all its answers. */
export type Slots = Readonly<Record<string, string>>

export function slotsOf(from: Random): Slots {
  const { problem, solution } = mathProblem(from)
  return {
    n: String(from.pick([3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150])),
    k: String(from.between(2, 9)),
    city: from.pick(CITIES),
    job: from.pick(JOBS),
    thing: from.pick(THINGS),
    name: invented(from),
    town: invented(from),
    problem,
    solution,
  }
}

export function filled(text: string, slots: Slots): string {
  return text.includes('{')
    ? text.replace(/\{([a-z]+)\}/g, (whole, key: string) => slots[key] ?? whole)
    : text
}

/** A name nobody bears: some six thousand of them, for the rare words that real text is full of. */
export function invented(from: Random): string {
  return from.pick(HEADS) + from.pick(HEARTS) + from.pick(TAILS)
}
