import type { Random } from '../random'
import type { Scene } from './scene'
import { circle, curve, gradient, type Point, rect, shape, stroke, svg } from './svg'

const SKIES = [
  ['#1d2b53', '#7e4a86', '#f08a6b', '#ffd9a0'],
  ['#0b3954', '#2f7f93', '#bfd7c7', '#f6ead2'],
  ['#2a1a3e', '#6d2e5b', '#c8553d', '#f2c14e'],
  ['#274060', '#5899c2', '#bfe0ee', '#fdf6e3'],
  ['#10202e', '#23475c', '#5e8b8c', '#e4d9b6'],
] as const
const PIGMENTS = [
  ['#e8ddc7', '#1f2a44', '#c8402f', '#e5a823', '#2f6f73', '#7b9fa6'],
  ['#f3e9d8', '#26323f', '#d96c47', '#3c7a66', '#edb458', '#8f5f86'],
  ['#efe6dd', '#3a2e39', '#bb4430', '#7ebdc2', '#f3dfa2', '#231f20'],
  ['#e9ecef', '#14213d', '#fca311', '#457b9d', '#a8dadc', '#e63946'],
] as const
const TITLES = [
  'Evening over the bay',
  'Composition in five tones',
  'The quiet ridge',
  'Harbour at dusk',
  'Study of a square',
  'Late summer',
  'Three moons',
]

export function painting(from: Random): Scene {
  return from.pick([ridge, composition, grid, panorama])(from)
}

/** Layered hills under a low sun. */
function ridge(from: Random): Scene {
  return hills(
    from,
    from.pick([
      [960, 640],
      [720, 900],
      [840, 840],
    ] as const),
  )
}

function panorama(from: Random): Scene {
  return hills(from, [1600, 420])
}

function hills(from: Random, [width, height]: readonly [number, number]): Scene {
  const sky = from.pick(SKIES)
  const [sunX, sunY, sunSize] = [
    from.real(0.25, 0.75) * width,
    height * from.real(0.34, 0.52),
    height * from.real(0.07, 0.12),
  ]
  let body = rect(0, 0, width, height, 'url(#sky)')
  body +=
    circle(sunX, sunY, sunSize * 2.4, sky[3], 'opacity=".18"') +
    circle(sunX, sunY, sunSize, sky[3], 'opacity=".95"')
  for (let i = 0; i < 4; i++)
    body += stroke(
      `M${from.real(0, width * 0.7)} ${height * from.real(0.1, 0.4)}h${from.real(60, width * 0.3)}`,
      sky[3],
      from.real(2, 7),
      'opacity=".22"',
    )
  for (let layer = 0; layer < 5; layer++) {
    const base = height * (0.5 + layer * 0.1)
    const points: Point[] = []
    const steps = Math.round(width / 90)
    for (let i = 0; i <= steps; i++)
      points.push([(width * i) / steps, base + from.real(-1, 1) * height * (0.075 - layer * 0.008)])
    body += shape(
      `${curve(points)}L${width} ${height}L0 ${height}Z`,
      sky[0],
      `opacity="${0.26 + layer * 0.16}"`,
    )
  }
  for (let i = 0; i < 5; i++) {
    const [x, y] = [sunX + from.real(-0.25, 0.25) * width, sunY - from.real(0.02, 0.16) * height]
    body += stroke(`M${x - 9} ${y - 3}q5 -5 9 2q5 -7 10 -2`, sky[0], 2.4)
  }
  return scene(
    from,
    width,
    height,
    sky[0],
    body,
    gradient('sky', [
      [0, sky[0]],
      [0.42, sky[1]],
      [0.7, sky[2]],
      [1, sky[3]],
    ]),
    'a landscape with a low sun behind layered hills',
    ['hills', 'sun', 'birds'],
    ['deep blue', 'rose', 'amber'],
  )
}

/** Circles, arcs and beams that balance around a centre. */
function composition(from: Random): Scene {
  const tones = from.pick(PIGMENTS)
  const [width, height] = from.pick([
    [760, 920],
    [900, 700],
  ] as const)
  const tone = () => tones[from.between(1, 5)] ?? tones[1]
  let body = ''
  for (let i = 0; i < 5; i++) {
    const [x, y, size] = [from.real(0.15, 0.85) * width, from.real(0.15, 0.85) * height, from.real(50, 190)]
    body += circle(x, y, size, tone(), `opacity="${from.real(0.55, 0.95)}" style="mix-blend-mode:multiply"`)
    if (from.chance(0.6)) body += circle(x, y, size * 0.62, tone()) + circle(x, y, size * 0.28, tones[0])
  }
  for (let i = 0; i < 7; i++) {
    const [x, y, turn] = [from.real(0.1, 0.9) * width, from.real(0.1, 0.9) * height, from.real(0, 180)]
    body += `<g transform="rotate(${Math.round(turn)} ${Math.round(x)} ${Math.round(y)})">${rect(x - 160, y, from.real(120, 420), from.real(3, 26), tone(), 2)}</g>`
  }
  const [x, y] = [from.real(0.3, 0.7) * width, from.real(0.3, 0.7) * height]
  for (let i = 0; i < 5; i++)
    body += stroke(
      `M${x - 130 - i * 18} ${y}A${130 + i * 18} ${130 + i * 18} 0 0 1 ${x + 130 + i * 18} ${y}`,
      tones[1],
      3,
    )
  body += shape(
    `M${width * 0.2} ${height * 0.86}l${from.real(120, 240)} ${-from.real(160, 300)}l60 ${from.real(180, 260)}Z`,
    tone(),
    'opacity=".9"',
  )
  return scene(
    from,
    width,
    height,
    tones[0],
    body,
    '',
    'an abstract composition of circles, arcs and beams',
    ['circles', 'arcs', 'beams', 'a triangle'],
    ['ochre', 'ink blue', 'brick red'],
  )
}

/** Rectangles of the primary colours between dark bars. */
function grid(from: Random): Scene {
  const tones = from.pick(PIGMENTS)
  const [width, height] = [800, 800]
  const cuts = (count: number) => [
    0,
    ...Array.from({ length: count }, () => Math.round(from.real(0.1, 0.9) * 16) * 50).sort((a, b) => a - b),
    800,
  ]
  const [xs, ys] = [cuts(4), cuts(4)]
  let body = ''
  for (let i = 0; i + 1 < xs.length; i++) {
    for (let j = 0; j + 1 < ys.length; j++) {
      const fill = from.chance(0.42) ? (tones[from.between(1, 5)] ?? tones[0]) : tones[0]
      body += rect(
        xs[i] ?? 0,
        ys[j] ?? 0,
        (xs[i + 1] ?? 0) - (xs[i] ?? 0),
        (ys[j + 1] ?? 0) - (ys[j] ?? 0),
        fill,
      )
    }
  }
  for (const x of xs) body += rect(x - 7, 0, 14, height, '#1c1a1a')
  for (const y of ys) body += rect(0, y - 7, width, 14, '#1c1a1a')
  return scene(
    from,
    width,
    height,
    tones[0],
    body,
    '',
    'a geometric painting of coloured rectangles between black bars',
    ['rectangles', 'black bars'],
    ['off-white', 'black', 'two or three strong colours'],
  )
}

function scene(
  from: Random,
  width: number,
  height: number,
  paper: string,
  body: string,
  defs: string,
  subject: string,
  forms: readonly string[],
  colors: readonly string[],
): Scene {
  const title = from.pick(TITLES)
  return {
    kind: 'painting',
    width,
    height,
    svg: svg(width, height, paper, body, defs),
    format: from.chance(0.7) ? 'jpeg' : 'webp',
    subject,
    title,
    facts: [
      ['Forms', forms.join(', ')],
      ['Colours', colors.join(', ')],
    ],
    preset: 'WikiArt',
    categories: from.chance(0.5) ? ['captioning'] : ['captioning', 'creative_writing'],
    asks: [
      {
        question: 'Describe this painting as an audio guide would, in about eighty words.',
        answer: `You are looking at ${subject}.`,
        because: `What carries the picture is the play of ${forms.join(', ')}: the eye enters at the lower edge, is led upwards, and rests where ${colors.at(-1)} meets ${colors[0]}. Nothing here is accidental; the large forms are quiet so that the small ones can speak.`,
      },
      {
        question: 'Which art movement does this remind you of, and why?',
        answer: 'It recalls early twentieth-century modernism.',
        because: `The picture reduces things to ${forms.join(' and ')} and trusts colour (${colors.join(', ')}) more than line, as the painters of that time did.`,
      },
      {
        question: 'Write a haiku about this picture.',
        answer: '*Low light on the edge —*\n*every colour holds its breath,*\n*then the day lets go.*',
        because: 'Five, seven and five syllables; the edge and the held breath are what I see first.',
      },
    ],
  }
}
