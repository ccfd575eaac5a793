import sharp, { type Sharp } from 'sharp'
import { type Random, random } from '../random'
import { chart } from './charts'
import { circuit, flowChart } from './circuits'
import { cartoon, strip } from './comics'
import { homework } from './homework'
import { cityMap, metroMap } from './maps'
import { painting } from './paintings'
import { article, letter, receipt } from './papers'
import type { Scene } from './scene'
import { dashboard, editor } from './screens'
import { roadSign, shopFront } from './streets'

const SCENES: readonly (readonly [(from: Random) => Scene, number])[] = [
  [chart, 16],
  [article, 6],
  [receipt, 8],
  [letter, 6],
  [cityMap, 6],
  [metroMap, 5],
  [homework, 15],
  [strip, 4],
  [cartoon, 5],
  [painting, 9],
  [roadSign, 6],
  [shopFront, 5],
  [circuit, 7],
  [flowChart, 6],
  [editor, 6],
  [dashboard, 5],
]

/** The picture of a number: always the same one for the same seed. */
export function sceneOf(seed: number, number: number): Scene {
  const from = random(seed, 'scene', number)
  return from.weighted(SCENES)(from)
}

/** Draws a scene as a file of its format, at most `widest` pixels wide or high. */
export async function drawn(scene: Scene, widest: number): Promise<Uint8Array> {
  return encoded(rendered(scene, widest), scene)
}

/** The pixels of a scene without alpha. Paintings get the grain of a canvas: a filter in SVG takes ten times as long. */
export function rendered(scene: Scene, widest: number): Sharp {
  const picture = sharp(Buffer.from(scene.svg)).flatten({ background: '#ffffff' })
  const large = Math.max(scene.width, scene.height) > widest
  const sized = large ? picture.resize({ width: widest, height: widest, fit: 'inside' }) : picture
  return scene.kind === 'painting'
    ? sized.composite([{ input: Buffer.from(GRAIN), raw: GRAIN_SIZE, tile: true }])
    : sized
}

const GRAIN_SIZE = { width: 64, height: 64, channels: 4 as const }
const GRAIN = grain()

function grain(): Uint8Array {
  const from = random('grain')
  const pixels = new Uint8Array(GRAIN_SIZE.width * GRAIN_SIZE.height * 4)
  for (let i = 0; i < pixels.length; i += 4) {
    pixels.fill(from.chance(0.5) ? 255 : 0, i, i + 3)
    pixels[i + 3] = from.int(13)
  }
  return pixels
}

/** In the format of the scene. */
export async function encoded(picture: Sharp, scene: Pick<Scene, 'format'>): Promise<Uint8Array> {
  const file =
    scene.format === 'png'
      ? picture.png({ compressionLevel: 6 })
      : scene.format === 'jpeg'
        ? picture.jpeg({ quality: 82 })
        : picture.webp({ quality: 80, effort: 1 })
  return new Uint8Array(await file.toBuffer())
}
