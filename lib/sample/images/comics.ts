import type { Random } from '../random'
import { lettering, wrapped } from './font'
import type { Scene } from './scene'
import { circle, line, rect, shape, stroke, svg } from './svg'

interface Joke {
  readonly where: string
  readonly says: readonly [string, string, string, string]
  readonly caption: string
}

const JOKES: readonly Joke[] = [
  {
    where: 'an office',
    says: ['The meeting is short.', 'How short?', 'It ended an hour ago.', 'Best one yet.'],
    caption: 'It could have been a postcard.',
  },
  {
    where: "a doctor's room",
    says: ['I feel watched.', 'Since when?', 'Since the new fridge.', 'It says hello.'],
    caption: 'It only wants you to eat more greens.',
  },
  {
    where: 'a garden',
    says: ['What did you plant?', 'Patience.', 'And what came up?', 'Weeds. Many.'],
    caption: 'They grew on me.',
  },
  {
    where: 'a space ship',
    says: ['Are we lost?', 'Space is big.', 'That is a yes.', 'It is a scenic yes.'],
    caption: 'Turn left at the next century.',
  },
  {
    where: 'a library',
    says: ['Shh.', 'I said nothing.', 'You think loudly.', 'Sorry.'],
    caption: 'His doubts were overdue.',
  },
  {
    where: 'a kitchen',
    says: ['Is it done?', 'Define done.', 'Not burning.', 'Then no.'],
    caption: 'The smoke alarm is our timer.',
  },
]
const WASHES = [
  ['#fdf3dc', '#f7c873', '#e07a5f', '#3d405b'],
  ['#eaf4f4', '#a9d6c9', '#5c8d89', '#1f363d'],
  ['#f6eef7', '#d9b8e0', '#8f6bb0', '#352a4a'],
  ['#eef2f9', '#b6cdf0', '#5b7fc4', '#20304f'],
] as const

/** Four panels and two friends. */
export function strip(from: Random): Scene {
  const joke = from.pick(JOKES)
  const wash = from.pick(WASHES)
  const [width, height] = from.chance(0.6) ? [900, 780] : [1280, 400]
  const columns = width > 1000 ? 4 : 2
  const [panelWide, panelHigh] = [
    (width - 30 * (columns + 1)) / columns,
    (height - 30 * (4 / columns + 1)) / (4 / columns),
  ]
  let body = ''
  joke.says.forEach((words, i) => {
    const [x, y] = [30 + (i % columns) * (panelWide + 30), 30 + Math.floor(i / columns) * (panelHigh + 30)]
    body += rect(
      x,
      y,
      panelWide,
      panelHigh,
      i % 2 ? wash[0] : wash[1],
      6,
      `stroke="${wash[3]}" stroke-width="4"`,
    )
    body += rect(
      x + 2,
      y + panelHigh * 0.78,
      panelWide - 4,
      panelHigh * 0.22 - 2,
      wash[2],
      0,
      'opacity=".45"',
    )
    const speaker = i % 2
    body += friend(x + panelWide * 0.28, y + panelHigh * 0.78, wash[3], wash[2], speaker === 0, false)
    body += friend(x + panelWide * 0.72, y + panelHigh * 0.78, wash[3], '#ffffff', speaker === 1, true)
    body += bubble(
      words,
      x + panelWide * (speaker ? 0.6 : 0.4),
      y + 26,
      x + panelWide * (speaker ? 0.72 : 0.28),
      y + panelHigh * 0.36,
      panelWide * 0.66,
      wash[3],
    )
  })
  return scene(
    from,
    joke,
    width,
    height,
    '#ffffff',
    body,
    'a comic strip in four panels',
    joke.says.map((words, i) => [`Panel ${i + 1}`, words]),
    null,
  )
}

/** One drawing and a caption, as magazines print them. */
export function cartoon(from: Random): Scene {
  const joke = from.pick(JOKES)
  const [width, height] = [820, 760]
  const ink = '#26262b'
  const [wall, floor, spot] = from.pick(ROOMS)
  const mirrored = from.chance(0.5)
  let room = rect(60, 50, 700, 430, wall) + rect(60, 480, 700, 130, floor)
  for (let i = 0; i < 70; i++) {
    const x = 60 + from.real(0, 660)
    room += line(
      x,
      490 + from.real(0, 110),
      x + from.real(14, 40),
      490 + from.real(0, 110),
      ink,
      1,
      'opacity=".1"',
    )
  }
  room += from.pick([windowFrame, picture, shelf])(ink, spot) + from.pick([desk, plant, cat])(ink, spot)
  room += friend(330, 500, ink, spot, true, false, 1.35) + friend(440, 500, ink, '#ffffff', false, true, 1.1)
  const turned = mirrored ? `<g transform="translate(820 0) scale(-1 1)">${room}</g>` : room
  const frame = rect(60, 50, 700, 560, 'none', 3, `stroke="${ink}" stroke-width="4"`)
  const body = `${turned}${frame}${lettering(`"${joke.caption}"`, 410, 676, { size: 27, color: ink, weight: 7, anchor: 'middle' })}`
  return scene(
    from,
    joke,
    width,
    height,
    '#fffefb',
    body,
    `a single-panel cartoon set in ${joke.where}`,
    [
      ['Caption', joke.caption],
      ['Place', joke.where],
    ],
    'NewYorker',
  )
}

const ROOMS = [
  ['#f1eee7', '#d9d4c8', '#8d8a83'],
  ['#e8eef2', '#c9d6de', '#5f86a3'],
  ['#f6ece2', '#e3cdb8', '#c47f58'],
  ['#ecf1e6', '#cfdcc2', '#7d9c62'],
] as const

function windowFrame(ink: string): string {
  return (
    rect(120, 110, 150, 190, '#ffffff', 2, `stroke="${ink}" stroke-width="4"`) +
    line(195, 110, 195, 300, ink, 3) +
    line(120, 205, 270, 205, ink, 3)
  )
}

function picture(ink: string, spot: string): string {
  return (
    rect(520, 110, 180, 130, '#ffffff', 2, `stroke="${ink}" stroke-width="5"`) +
    shape('M530 230L580 160L620 205L650 175L690 230Z', spot, 'opacity=".6"') +
    circle(660, 145, 13, spot)
  )
}

function shelf(ink: string, spot: string): string {
  let books = line(110, 220, 300, 220, ink, 6)
  for (let i = 0; i < 9; i++)
    books += rect(
      118 + i * 19,
      220 - (44 + ((i * 17) % 31)),
      15,
      42 + ((i * 17) % 31),
      i % 3 ? '#ffffff' : spot,
      1,
      `stroke="${ink}" stroke-width="3"`,
    )
  return books
}

function desk(ink: string, spot: string): string {
  return (
    rect(520, 400, 200, 16, ink, 4) +
    line(540, 416, 530, 500, ink, 5) +
    line(700, 416, 710, 500, ink, 5) +
    rect(590, 340, 80, 60, spot, 4, `stroke="${ink}" stroke-width="4"`)
  )
}

function plant(ink: string, spot: string): string {
  const leaf = (turn: number) =>
    shape(
      'M630 420C600 380 604 320 630 290C656 320 660 380 630 420Z',
      spot,
      `stroke="${ink}" stroke-width="3.5" transform="rotate(${turn} 630 420)"`,
    )
  return (
    leaf(-48) +
    leaf(48) +
    leaf(-20) +
    leaf(22) +
    shape('M590 420H670L660 500H600Z', '#ffffff', `stroke="${ink}" stroke-width="4"`)
  )
}

function cat(ink: string, spot: string): string {
  const edge = `stroke="${ink}" stroke-width="4" stroke-linejoin="round"`
  return (
    shape('M590 500C580 440 600 410 630 410C662 410 682 440 672 500Z', spot, edge) +
    shape('M604 408L600 366L622 384H640L662 366L658 408C650 432 612 432 604 408Z', spot, edge) +
    circle(620, 402, 3, ink) +
    circle(642, 402, 3, ink) +
    stroke('M672 492C712 492 716 450 704 432', ink, 5)
  )
}

function scene(
  from: Random,
  joke: Joke,
  width: number,
  height: number,
  paper: string,
  body: string,
  subject: string,
  facts: readonly (readonly [string, string])[],
  preset: string | null,
): Scene {
  return {
    kind: 'comic',
    width,
    height,
    svg: svg(width, height, paper, body),
    format: from.pick(['png', 'jpeg', 'webp'] as const),
    subject,
    title: joke.caption,
    facts,
    preset,
    categories: [
      'humor',
      ...(from.chance(0.5) ? ['ocr'] : []),
      ...(from.chance(0.3) ? ['creative_writing'] : []),
    ],
    asks: [
      {
        question: 'Explain why this is meant to be funny.',
        answer: `It plays with expectations in ${joke.where}.`,
        because: `"${joke.says[0]}" sounds ordinary; the turn comes with "${joke.says[2]}" — the answer takes the question far too literally. The dry last line, "${joke.says[3]}", refuses to notice anything odd.`,
      },
      {
        question: 'Write a better caption for this drawing.',
        answer: `"${joke.caption}"`,
        because:
          'Short captions work best when they trust the picture: the faces already show who has lost the argument.',
      },
      {
        question: 'Who are the characters and how do they feel?',
        answer: 'Two friends, one calm and one worried.',
        because:
          'The one on the left speaks first and stays relaxed; the other raises the brows and leans away.',
      },
    ],
  }
}

function friend(
  x: number,
  ground: number,
  ink: string,
  shirt: string,
  speaking: boolean,
  tall: boolean,
  size = 1,
): string {
  const high = (tall ? 118 : 96) * size
  const top = ground - high
  let body = shape(
    `M${x - 26 * size} ${ground}Q${x - 30 * size} ${top + 26 * size} ${x} ${top + 24 * size}Q${x + 30 * size} ${top + 26 * size} ${x + 26 * size} ${ground}Z`,
    shirt,
    `stroke="${ink}" stroke-width="4" stroke-linejoin="round"`,
  )
  body += circle(x, top, 27 * size, '#fff6ea', `stroke="${ink}" stroke-width="4"`)
  body += tall
    ? stroke(
        `M${x - 25 * size} ${top - 10 * size}Q${x} ${top - 48 * size} ${x + 25 * size} ${top - 10 * size}`,
        ink,
        8 * size,
      )
    : stroke(`M${x - 16 * size} ${top - 24 * size}q8 -16 14 -2q6 -16 14 0`, ink, 5)
  body += circle(x - 9 * size, top - 2, 3.2 * size, ink) + circle(x + 9 * size, top - 2, 3.2 * size, ink)
  body += speaking
    ? circle(x, top + 12 * size, 5.5 * size, ink)
    : stroke(`M${x - 7 * size} ${top + 12 * size}q${7 * size} 5 ${14 * size} 0`, ink, 3.4)
  return body
}

function bubble(
  words: string,
  x: number,
  y: number,
  mouthX: number,
  mouthY: number,
  width: number,
  ink: string,
): string {
  const style = { size: 21, color: ink, weight: 9, anchor: 'middle' as const }
  const rows = wrapped(words, width - 40, style)
  const high = rows.length * 28 + 26
  const edge = `stroke="${ink}" stroke-width="3.5"`
  let body = shape(
    `M${x - 14} ${y + high - 4}L${mouthX} ${mouthY + 26}L${x + 12} ${y + high - 4}Z`,
    '#ffffff',
    `${edge} stroke-linejoin="round"`,
  )
  body +=
    rect(x - width / 2, y, width, high, '#ffffff', 20, edge) + rect(x - 20, y + high - 10, 40, 8, '#ffffff')
  rows.forEach((row, i) => {
    body += lettering(row, x, y + 36 + i * 28, style)
  })
  return body
}
