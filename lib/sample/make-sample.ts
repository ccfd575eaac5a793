import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPictures, pictureCount } from './images/store'
import { roster } from './models'
import type { OddRow } from './odd-vision'
import { oddBattles, oddChats } from './odd-vision'
import { oddVotes } from './odd-votes'
import { isFile, type RawRow, type ShardLayout, writeShard } from './parquet-shard'
import { picturePlan, repeats } from './plan'
import { TEXT_POLICY, VISION_POLICY } from './policy'
import { preferenceSchema, visionBattleSchema, visionChatSchema } from './raw-schema'
import { type Family, type Scale, SIZES } from './scale'
import { questionOf, sessionOf, votesOf } from './sessions'
import { count, emptyTally, joined, type Tally } from './tally'
import { voteRow } from './text-votes'
import { battleTruth, chatTruth, voteTruth } from './truth'
import { battleRow } from './vision-battle'
import { chatRow } from './vision-chat'

export interface SampleOptions {
  /** The folder that gets the three dataset folders; made when missing. */
  readonly out: string
  readonly scale: Scale
  /** Same seed and scale, same bytes. */
  readonly seed?: number
  readonly onProgress?: (progress: SampleProgress) => void
}

export interface SampleProgress {
  readonly stage: 'pictures' | 'sample-vision-chat' | 'sample-vision-battle' | 'sample-arena-140k'
  /** Pictures or rows. */
  readonly done: number
  readonly total: number
}

export const SAMPLE_FOLDERS = ['sample-vision-chat', 'sample-vision-battle', 'sample-arena-140k'] as const
/** Goes up when the same seed gives other bytes. */
const VERSION = 3

/**
 * Writes three stand-in datasets in the raw schemas of the published ones. Streams a row group at a time; finished
 * shards are kept, so an interrupted run goes on where it stopped, and a finished one of the same scale and seed is
 * left alone. Rejects when the folder cannot be written.
 */
export async function makeSample({ out, scale, seed = 1, onProgress }: SampleOptions): Promise<void> {
  const size = SIZES[scale]
  const made = JSON.stringify({ version: VERSION, scale, seed })
  const state = join(out, '.sample-state')
  const folders = SAMPLE_FOLDERS.map((name) => join(out, name))
  const done = await Promise.all(folders.map((folder) => madeAs(join(folder, 'truth.json'))))
  if (done.every((one) => one === made)) return
  await mkdir(state, { recursive: true })
  if ((await readFile(join(state, 'made.json'), 'utf8').catch(() => '')) !== made) {
    await Promise.all([state, ...folders].map((folder) => rm(folder, { recursive: true, force: true })))
    await mkdir(state, { recursive: true })
    await writeFile(join(state, 'made.json'), made)
  }
  const report = (stage: SampleProgress['stage'], total: number) => (finished: number) =>
    onProgress?.({ stage, done: finished, total })

  const pictures = await drawPictures(
    join(state, 'pictures'),
    seed,
    size,
    report('pictures', pictureCount(size)),
  )
  const preset = (picture: number) => pictures.scene(picture).preset !== null
  const stamp = { version: VERSION, scale, seed }
  try {
    const chatModels = roster(seed, 'vision', size.chat.models, 2.2)
    const chats = await oddChats(seed, chatModels, pictures)
    const chatPlan = picturePlan(seed, 'chat', size.chat.rows - chats.length, size, preset)
    await writeDataset(folders[0] ?? '', state, 'chat', size.chat, {
      rowsAGroup: 100,
      odd: chats,
      layout: (shard, last) => ({
        schema: visionChatSchema({ unknownCategory: last }),
        ...(shard % 2 === 0 ? { dictionary: ['images'] } : { plain: ['images'] }),
      }),
      row: (row) => chatRow(seed, row, chatPlan, chatModels, pictures),
      onRows: report('sample-vision-chat', size.chat.rows),
      truth: () => chatTruth(stamp, chatModels, repeats(chatPlan), size.chat.rows, chats),
    })

    const battleModels = roster(seed, 'vision', size.battle.models, 2.2)
    const battles = await oddBattles(seed, battleModels, pictures)
    const battlePlan = picturePlan(seed, 'battle', size.battle.rows - battles.length, size, preset)
    await writeDataset(folders[1] ?? '', state, 'battle', size.battle, {
      rowsAGroup: 100,
      odd: battles,
      layout: (shard, last) => ({
        schema: visionBattleSchema({ unknownCategory: last }),
        ...(shard % 2 === 0 ? { dictionary: ['images'] } : { plain: ['images'] }),
      }),
      async row(row, tally) {
        const voted = await battleRow(seed, row, battlePlan, battleModels, pictures)
        count(tally, voted.outcome, voted.style)
        return voted.row
      },
      onRows: report('sample-vision-battle', size.battle.rows),
      truth: (tally) =>
        battleTruth(
          stamp,
          battleModels,
          repeats(battlePlan),
          size.battle.rows,
          battles,
          VISION_POLICY,
          tally,
        ),
    })

    const textModels = roster(seed, 'text', size.text.models, 3)
    const odd = oddVotes(seed, textModels)
    const votes = votesOf(seed, size.text.rows - odd.length)
    await writeDataset(folders[2] ?? '', state, 'text', size.text, {
      rowsAGroup: 1000,
      odd,
      layout: (_, last) => ({ schema: preferenceSchema({ unknownCategory: last }) }),
      row(row, tally) {
        const vote = votes[row]
        if (!vote) throw new Error(`No vote ${row}`)
        const voted = voteRow(seed, vote, textModels, size.text.breadth)
        count(tally, voted.outcome, voted.style)
        return voted.row
      },
      onRows: report('sample-arena-140k', size.text.rows),
      truth: (tally) =>
        voteTruth(
          stamp,
          textModels,
          votes,
          (vote) => questionOf(seed, vote, sessionOf(seed, vote.session)).text,
          size.text.rows,
          odd,
          TEXT_POLICY,
          tally,
        ),
    })
  } finally {
    await pictures.close()
  }
  await rm(state, { recursive: true, force: true })
}

interface Making {
  readonly rowsAGroup: number
  readonly odd: readonly OddRow[]
  readonly layout: (shard: number, last: boolean) => ShardLayout
  readonly row: (row: number, tally: Tally) => RawRow | Promise<RawRow>
  readonly onRows: (done: number) => void
  readonly truth: (tally: Tally) => object
}

/** The odd rows follow the others, in the last shard. */
async function writeDataset(
  folder: string,
  state: string,
  kind: keyof typeof CARDS,
  family: Family,
  making: Making,
): Promise<void> {
  await mkdir(join(folder, 'data'), { recursive: true })
  await writeFile(join(folder, 'dataset.json'), `${JSON.stringify(CARDS[kind], null, 2)}\n`)
  const usual = family.rows - making.odd.length
  const tallies: Tally[] = []
  for (let shard = 0; shard < family.shards; shard++) {
    const last = shard === family.shards - 1
    const [from, to] = [
      Math.floor((usual * shard) / family.shards),
      Math.floor((usual * (shard + 1)) / family.shards),
    ]
    const number = (value: number) => String(value).padStart(5, '0')
    const file = join(folder, 'data', `train-${number(shard)}-of-${number(family.shards)}.parquet`)
    const note = join(state, `${kind}-${shard}.json`)
    if (!(await isFile(file)) || !(await isFile(note))) {
      const tally = emptyTally()
      await writeShard(file, making.layout(shard, last), groups(making, from, to, last, tally))
      await writeFile(note, JSON.stringify(tally))
    }
    const tally: Tally = JSON.parse(await readFile(note, 'utf8'))
    tallies.push(tally)
    making.onRows(last ? family.rows : to)
  }
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(making.truth(joined(tallies)), null, 2)}\n`)
}

async function* groups(
  making: Making,
  from: number,
  to: number,
  last: boolean,
  tally: Tally,
): AsyncGenerator<RawRow[]> {
  for (let first = from; first < to; first += making.rowsAGroup) {
    const rows: RawRow[] = []
    for (let row = first; row < Math.min(to, first + making.rowsAGroup); row++)
      rows.push(await making.row(row, tally))
    making.onRows(first)
    yield rows
  }
  if (last) yield making.odd.map(({ row }) => row)
}

async function madeAs(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (!text) return ''
  const { version, scale, seed } = JSON.parse(text)
  return JSON.stringify({ version, scale, seed })
}

const LICENCE = { name: 'Made for Ringside, free to use' }
const CARDS = {
  chat: {
    title: 'Sample: chats about pictures',
    source: 'Made by npm run sample: a stand-in for VisionArena-Chat. Nobody said any of this.',
    licence: LICENCE,
    warning: null,
    anchor: null,
  },
  battle: {
    title: 'Sample: votes about pictures',
    source: 'Made by npm run sample: a stand-in for VisionArena-Battle. Nobody said any of this.',
    licence: LICENCE,
    warning: 'The real dataset behind this stand-in may hold unsafe pictures; these are harmless drawings.',
    anchor: null,
  },
  text: {
    title: 'Sample: votes about answers',
    source: 'Made by npm run sample: a stand-in for arena-human-preference-140k. Nobody said any of this.',
    licence: LICENCE,
    anchor: null,
  },
} as const
