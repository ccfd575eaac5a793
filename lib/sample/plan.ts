import { random } from './random'
import type { Size } from './scale'
import { VARIANTS } from './vision-question'

/** Which picture and which question about it stands in a row. */
export interface PicturePlan {
  readonly picture: Uint32Array
  readonly variant: Uint8Array
}

/**
 * Every picture is used at least once, some far more often: pictures from preset sets most of all.
 * `first` is the number of the first picture of the dataset, `preset(picture)` whether it comes from a set.
 */
export function picturePlan(
  seed: number,
  family: 'chat' | 'battle',
  rows: number,
  size: Size,
  preset: (picture: number) => boolean,
): PicturePlan {
  const from = random(seed, 'plan', family)
  const count = size[family].images
  const first = family === 'chat' ? 0 : size.chat.images - size.sharedImages
  const often = Array.from({ length: count }, (_, i) => first + i)
    .filter(preset)
    .slice(0, Math.max(3, Math.ceil(count * 0.02)))
  const picture = new Uint32Array(rows)
  const variant = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const fresh = row < count
    const again =
      from.chance(0.15) && often.length > 0
        ? from.pick(often)
        : first + Math.floor(from.next() ** 1.5 * count)
    picture[row] = fresh ? first + row : again
    variant[row] =
      from.weighted([
        [0, 6],
        [1, 3],
        [2, 1.5],
      ] as const) % VARIANTS
  }
  for (let row = rows - 1; row > 0; row--) {
    const other = from.int(row + 1)
    const [p, v] = [picture[row] ?? 0, variant[row] ?? 0]
    picture[row] = picture[other] ?? 0
    variant[row] = variant[other] ?? 0
    picture[other] = p
    variant[other] = v
  }
  return { picture, variant }
}

/** How many pictures, and how many pairs of picture and question, stand in more than one row. */
export function repeats(plan: PicturePlan): { pictures: number; shared: number; questions: number } {
  const [pictures, questions] = [new Map<number, number>(), new Map<number, number>()]
  plan.picture.forEach((picture, row) => {
    const question = picture * VARIANTS + (plan.variant[row] ?? 0)
    pictures.set(picture, (pictures.get(picture) ?? 0) + 1)
    questions.set(question, (questions.get(question) ?? 0) + 1)
  })
  const several = (counts: Map<number, number>) => [...counts.values()].filter((count) => count > 1).length
  return { pictures: pictures.size, shared: several(pictures), questions: several(questions) }
}
