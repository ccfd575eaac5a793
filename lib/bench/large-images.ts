import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { isFile, type RawRow, writeShard } from '../sample/parquet-shard'
import { random } from '../sample/random'
import { visionChatSchema } from '../sample/raw-schema'

/** A name of its own in the table: the sample's images are small, real ones are not. */
export const LARGE_IMAGES = 'bench-large-images'

/** Pixels of an edge: noise does not compress, so a picture is about 420 kB and a hundred of them 42 MB. */
const EDGE = 374
const GROUPS = 3
const GROUP = 100

/**
 * A dataset whose row groups hold 42 MB of images in one dictionary page, as the hub's files do.
 *
 * @returns its folder.
 */
export async function makeLargeImages(parent: string): Promise<string> {
  const folder = path.join(parent, LARGE_IMAGES)
  const file = path.join(folder, 'data', 'train-00000-of-00001.parquet')
  if (await isFile(file)) return folder
  await mkdir(path.dirname(file), { recursive: true })
  await writeShard(file, { schema: visionChatSchema(), dictionary: ['images'] }, groups())
  return folder
}

async function* groups(): AsyncGenerator<readonly RawRow[]> {
  for (let group = 0; group < GROUPS; group++) {
    const rows: RawRow[] = []
    for (let at = 0; at < GROUP; at++) rows.push(await row(group * GROUP + at))
    yield rows
  }
}

async function row(number: number): Promise<RawRow> {
  const from = random(1, 'large', number)
  const pixels = Uint8Array.from({ length: EDGE * EDGE * 3 }, () => from.int(256))
  const bytes = await sharp(pixels, { raw: { width: EDGE, height: EDGE, channels: 3 } })
    .png()
    .toBuffer()
  return {
    images: [{ bytes: new Uint8Array(bytes), path: null }],
    conversation_id: from.hex(32),
    model: `model-${number % 3}`,
    num_turns: 1n,
    conversation: [
      [{ content: 'What is this?', role: 'user' }],
      [{ content: 'Noise, and nothing but noise.', role: 'assistant' }],
    ],
    language: 'English',
    user_id: BigInt(number),
    tstamp: 1_710_000_000 + number,
    is_preset: false,
    preset_dataset: null,
    categories: null,
  }
}
