import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { isFile } from '../parquet-shard'
import { random } from '../random'
import type { Size } from '../scale'
import { drawn, encoded, rendered, sceneOf } from './draw'
import type { Scene } from './scene'

/** All pictures of a sample, by number: the same number is the same bytes in every dataset. */
export interface Pictures {
  bytes(picture: number): Promise<Uint8Array>
  /** Without its SVG, which is long. */
  scene(picture: number): Scene
  name(picture: number): string
  /** Lets go of the packs; whoever made the folder deletes it. */
  close(): Promise<void>
}

const AT_ONCE = 4
const PACK = 500

/** How many different pictures a sample of this size holds. */
export function pictureCount(size: Size): number {
  return size.chat.images + size.battle.images - size.sharedImages
}

/**
 * Draws every picture once into packs of 500 under `folder`; packs that are there already are kept, so an
 * interrupted run goes on. `onDone` gets the number of pictures finished.
 */
export async function drawPictures(
  folder: string,
  seed: number,
  size: Size,
  onDone: (done: number) => void,
): Promise<Pictures> {
  await mkdir(folder, { recursive: true })
  const count = pictureCount(size)
  const perDrawing = Math.ceil(count / Math.min(size.drawings, count))
  const scenes: Scene[] = []
  for (let number = 0; number * perDrawing < count; number++) scenes.push(sceneOf(seed, number))
  const places: { pack: number; offset: number; length: number }[] = []
  for (let first = 0, pack = 0; first < count; first += PACK, pack++) {
    const last = Math.min(count, first + PACK)
    const file = join(folder, `${pack}.bin`)
    if (!(await isFile(`${file}.json`))) await drawPack(file, first, last)
    const lengths: readonly number[] = JSON.parse(await readFile(`${file}.json`, 'utf8'))
    let offset = 0
    for (const length of lengths) {
      places.push({ pack, offset, length })
      offset += length
    }
    onDone(last)
  }
  const slim = scenes.map((scene): Scene => ({ ...scene, svg: '' }))
  const files = await Promise.all(
    Array.from({ length: Math.ceil(count / PACK) }, (_, pack) => open(join(folder, `${pack}.bin`), 'r')),
  )

  return {
    async bytes(picture) {
      const place = places[picture]
      const file = place && files[place.pack]
      if (!place || !file) throw new Error(`No picture ${picture}: there are ${count}`)
      const bytes = new Uint8Array(place.length)
      await file.read(bytes, 0, place.length, place.offset)
      return bytes
    },
    scene: (picture) => slim[Math.floor(picture / perDrawing)] ?? sceneOf(seed, 0),
    name(picture) {
      const scene = slim[Math.floor(picture / perDrawing)]
      return `${scene?.kind ?? 'picture'}-${String(picture).padStart(5, '0')}.${scene?.format ?? 'png'}`
    },
    async close() {
      await Promise.all(files.map((file) => file.close()))
    },
  }

  async function drawPack(file: string, first: number, last: number): Promise<void> {
    const made: Uint8Array[] = new Array(last - first)
    let next = first
    async function work(): Promise<void> {
      while (next < last) {
        // One worker takes a drawing with all its variations, so that it is decoded once.
        const number = Math.floor(next / perDrawing)
        const from = next
        const to = Math.min(last, (number + 1) * perDrawing)
        next = to
        const scene = scenes[number]
        if (!scene) throw new Error(`No scene ${number}`)
        if (perDrawing === 1) made[from - first] = await drawn(scene, size.widest)
        else {
          const all = await variations(seed, scene, number * perDrawing, from, to, size.widest)
          all.forEach((bytes, i) => {
            made[from + i - first] = bytes
          })
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await writeFile(`${file}.unfinished`, Buffer.concat(made))
    await rename(`${file}.unfinished`, file)
    await writeFile(`${file}.json`, JSON.stringify(made.map((bytes) => bytes.length)))
  }
}

/** Other crops and colours of one drawing: different bytes, a fraction of the work. */
async function variations(
  seed: number,
  scene: Scene,
  base: number,
  from: number,
  to: number,
  widest: number,
): Promise<Uint8Array[]> {
  const { data, info } = await rendered(scene, widest)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: 3 as const }
  const files: Uint8Array[] = []
  for (let picture = from; picture < to; picture++) {
    const from_ = random(seed, 'variation', picture)
    let image = sharp(data, { raw })
    if (picture > base) {
      const [left, top] = [from_.between(0, 8), from_.between(0, 8)]
      image = image
        .extract({
          left,
          top,
          width: info.width - left - from_.between(0, 8),
          height: info.height - top - from_.between(0, 8),
        })
        .linear(
          [from_.real(0.86, 1), from_.real(0.86, 1), from_.real(0.86, 1)],
          [from_.real(0, 12), from_.real(0, 12), from_.real(0, 12)],
        )
    }
    files.push(await encoded(image, scene))
  }
  return files
}
