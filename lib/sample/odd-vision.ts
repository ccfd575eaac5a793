import sharp, { type Sharp } from 'sharp'
import type { Pictures } from './images/store'
import type { Model } from './models'
import { oddTexts } from './odd-text'
import type { Raw, RawRow } from './parquet-shard'
import { outcomeOf, type Policy, VISION_POLICY } from './policy'
import { type Random, random } from './random'
import { pairOf } from './vision-battle'

/** What is odd about a row, for truth.json. */
export interface OddRow {
  readonly what: string
  readonly row: RawRow
}

/** The odd rows of the chats: the oldest of all, so that they stand on the last page. */
export async function oddChats(
  seed: number,
  models: readonly Model[],
  pictures: Pictures,
): Promise<OddRow[]> {
  const bytes = await pictures.bytes(0)
  const plain = (id: string, more: RawRow): RawRow => ({
    images: [{ bytes, path: null }],
    conversation_id: random(seed, 'odd chat', id).hex(32),
    model: random(seed, 'odd model', id).pick(models).name,
    num_turns: 1n,
    conversation: talk('What is in the picture?', 'A picture made for testing.'),
    language: 'English',
    user_id: 9_007_199_254_740_993n,
    is_preset: false,
    preset_dataset: null,
    categories: { captioning: true },
    ...more,
  })
  const rows: OddRow[] = [
    ...(await oddImages(bytes)).map(({ what, images }) => ({ what, row: plain(what, { images }) })),
    ...oddTexts().map(({ what, user, answer }) => ({
      what,
      row: plain(what, { conversation: talk(user, answer) }),
    })),
    ...oddConversations().map(({ what, value }) => ({ what, row: plain(what, { conversation: value }) })),
    { what: 'null categories', row: plain('null categories', { categories: null }) },
    { what: 'categories of nulls', row: plain('categories of nulls', { categories: {} }) },
    { what: 'a repeated id', row: plain('one', { conversation_id: 'repeated-id' }) },
    { what: 'a repeated id', row: plain('two', { conversation_id: 'repeated-id' }) },
    { what: 'a missing id', row: plain('three', { conversation_id: null }) },
    {
      what: 'an id with a slash, a space and a percent sign',
      row: plain('four', { conversation_id: 'a/b c%2F?#é' }),
    },
    { what: 'the largest user id', row: plain('five', { user_id: 9_223_372_036_854_775_807n }) },
    { what: 'a negative user id', row: plain('six', { user_id: -9_007_199_254_740_993n }) },
    { what: 'no user, no time', row: plain('seven', { user_id: null, tstamp: null }) },
    { what: 'no language', row: plain('eight', { language: null }) },
    { what: 'an empty language', row: plain('nine', { language: '' }) },
    { what: 'an unknown language', row: plain('ten', { language: 'unknown' }) },
    { what: 'a wrong number of turns', row: plain('eleven', { num_turns: 7n }) },
    { what: 'no model', row: plain('twelve', { model: null }) },
    {
      what: 'a model with odd signs',
      row: plain('thirteen', { model: 'org/odd model: v1 (test) & "more"' }),
    },
  ]
  return rows.map(({ what, row }, i) => ({
    what,
    row: 'tstamp' in row ? row : { ...row, tstamp: OLDEST_CHAT + i * 60 },
  }))
}

/** The odd rows of the image votes. Odd ones keep valid winners: an unknown label is an error by contract. */
export async function oddBattles(
  seed: number,
  models: readonly Model[],
  pictures: Pictures,
): Promise<OddRow[]> {
  const bytes = await pictures.bytes(0)
  const plain = (id: string, more: RawRow): RawRow => ({
    images: [{ bytes, path: null }],
    question_id: random(seed, 'odd battle', id).hex(32),
    ...fairVote(random(seed, 'odd vote', id), models, VISION_POLICY),
    judge: 'arena_user_odd',
    conversation_a: talk('What is in the picture?', 'A picture made for testing.'),
    conversation_b: talk('What is in the picture?', 'Something for a test.'),
    turn: 1n,
    anony: true,
    language: 'English',
    conv_metadata: null,
    is_preset: false,
    dataset_preset: null,
    categories: { captioning: true },
    ...more,
  })
  const rows: OddRow[] = [
    ...(await oddImages(bytes)).map(({ what, images }) => ({ what, row: plain(what, { images }) })),
    ...oddTexts().map(({ what, user, answer }) => ({
      what,
      row: plain(what, { conversation_a: talk(user, answer), conversation_b: talk(user, 'No.') }),
    })),
    ...oddConversations().map(({ what, value }) => ({ what, row: plain(what, { conversation_b: value }) })),
    { what: 'no winner', row: plain('one', { winner: null }) },
    { what: 'no winner', row: plain('two', { winner: null }) },
    {
      what: 'a model against itself',
      row: plain('three', { model_a: models[0]?.name, model_b: models[0]?.name }),
    },
    { what: 'both bad in another spelling', row: plain('four', { winner: 'both_bad' }) },
    { what: 'both bad in a third spelling', row: plain('five', { winner: 'tie (both bad)' }) },
    { what: 'null categories', row: plain('six', { categories: null }) },
    {
      what: 'sides of different length',
      row: plain('seven', { conversation_a: [...talk('One?', 'One.'), ...talk('Two?', 'Two.')] }),
    },
    { what: 'a repeated id', row: plain('eight', { question_id: 'repeated-id' }) },
    { what: 'a repeated id', row: plain('nine', { question_id: 'repeated-id' }) },
    { what: 'a missing id', row: plain('ten', { question_id: null }) },
    { what: 'no model on one side', row: plain('eleven', { model_b: null, winner: null }) },
    {
      what: 'a model with odd signs',
      row: plain('twelve', { model_a: 'org/odd model: v1 (test) & "more"' }),
    },
    {
      what: 'negative counts',
      row: plain('thirteen', {
        conv_metadata: { sum_assistant_a_tokens: -1n, sum_assistant_b_tokens: 0n, turns: 1n },
      }),
    },
  ]
  return rows.map(({ what, row }, i) => ({ what, row: { ...row, tstamp: OLDEST_BATTLE + i * 60 } }))
}

/** Two models and a result by their strength, so that odd rows do not bend the board. */
export function fairVote(from: Random, models: readonly Model[], policy: Policy): RawRow {
  const [a, b] = pairOf(from, models)
  const winner = outcomeOf(from, policy, a.strength, b.strength, { tokens: 0, headers: 0, lists: 0, bold: 0 })
  return { model_a: a.name, model_b: b.name, winner }
}

const OLDEST_CHAT = Date.parse('2024-02-01T00:00:00Z') / 1000
const OLDEST_BATTLE = Date.parse('2024-02-02T00:00:00Z') / 1000

function talk(user: Raw, answer: Raw): Raw[] {
  return [[{ content: user, role: 'user' }], [{ content: answer, role: 'assistant' }]]
}

function oddConversations(): { what: string; value: Raw }[] {
  return [
    { what: 'no conversation', value: null },
    { what: 'an empty conversation', value: [] },
    { what: 'empty inner lists', value: [[], []] },
    { what: 'null messages', value: [[null], null] },
    { what: 'null content', value: talk(null, null) },
    {
      what: 'a whole turn in one inner list',
      value: [
        [
          { content: 'Both in one list?', role: 'user' },
          { content: 'Yes.', role: 'assistant' },
        ],
      ],
    },
    {
      what: 'a system message and an unknown role',
      value: [
        [{ content: 'Be kind.', role: 'system' }],
        ...talk('Hello', 'Hello!'),
        [{ content: '{"ok":true}', role: 'tool' }],
      ],
    },
    { what: 'an answer without a question', value: [[{ content: 'I begin.', role: 'assistant' }]] },
  ]
}

async function oddImages(good: Uint8Array): Promise<{ what: string; images: Raw }[]> {
  const flat = { create: { width: 96, height: 64, channels: 3 as const, background: '#2f5d8c' } }
  const file = async (picture: Sharp) => new Uint8Array(await picture.toBuffer())
  const svg = (body: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="200"><rect width="120" height="200" fill="#f4f1ea"/>${body}</svg>`,
    )
  const [png, gif, rotated, avif, dot, tall, clear] = await Promise.all([
    file(sharp(flat).png()),
    file(sharp(svg('<circle cx="60" cy="100" r="50" fill="#d9822b"/>')).gif()),
    file(
      sharp(svg('<path d="M60 20L100 120H20Z" fill="#b5485d"/>'))
        .flatten()
        .jpeg()
        .withMetadata({ orientation: 6 }),
    ),
    file(sharp(flat).avif({ effort: 0 })),
    file(sharp({ create: { width: 1, height: 1, channels: 3, background: '#000000' } }).png()),
    file(sharp({ create: { width: 40, height: 4000, channels: 3, background: '#5b8c5a' } }).png()),
    file(
      sharp({
        create: { width: 80, height: 80, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
      }).png(),
    ),
  ])
  const one = (bytes: Uint8Array | null, path: string | null = null): Raw => [{ bytes, path }]
  return [
    { what: 'no list of images', images: null },
    { what: 'an empty list of images', images: [] },
    { what: 'a null image', images: [null] },
    { what: 'an image without bytes', images: one(null, 'missing.png') },
    { what: 'an image of no bytes', images: one(new Uint8Array(0)) },
    {
      what: 'a PNG cut off in the middle',
      images: one(good.subarray(0, Math.floor(good.length / 2)), 'half.png'),
    },
    {
      what: 'a PNG with spoiled bytes',
      images: one(png.map((byte, i) => (i > 40 && i % 7 === 0 ? byte ^ 0x5a : byte))),
    },
    {
      what: 'text instead of an image',
      images: one(new TextEncoder().encode('<html><script>alert(1)</script></html>'), 'page.html'),
    },
    { what: 'a GIF', images: one(gif, 'drawing.gif') },
    { what: 'a JPEG turned by EXIF', images: one(rotated, 'turned.jpg') },
    { what: 'an AVIF', images: one(avif) },
    { what: 'one pixel', images: one(dot) },
    { what: 'a very tall image', images: one(tall) },
    { what: 'an image that is all clear', images: one(clear) },
    {
      what: 'two images',
      images: [
        { bytes: good, path: 'first.png' },
        { bytes: gif, path: '../second.gif' },
      ],
    },
  ]
}
