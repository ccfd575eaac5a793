import type { Random } from '../random'
import { lettering, letteringWidth } from './font'
import { PALETTES, type Scene } from './scene'
import { circle, curve, line, type Point, polyline, rect, shape, stroke, svg } from './svg'

const STREETS = [
  'Mill Lane',
  'Station Rd',
  'Harbour St',
  'Elm Avenue',
  'Castle Way',
  'Market St',
  'Orchard Rd',
  'Canal Walk',
]
const PLACES = ['Library', 'Museum', 'School', 'Theatre', 'Clinic', 'Cafe', 'Town Hall', 'Pool']
const STOPS = [
  'Harbour',
  'Old Town',
  'Castle',
  'Museum',
  'University',
  'Stadium',
  'Airport',
  'Mill Park',
  'Elm Street',
  'Market',
  'North Gate',
  'Riverside',
  'Garden',
  'Opera',
  'Zoo',
  'Hill Top',
  'Docks',
  'Forum',
]
const LANDS = [
  {
    ground: '#f3efe6',
    block: '#e7e0d2',
    road: '#ffffff',
    edge: '#d8cfbd',
    water: '#a9cfe3',
    park: '#c6dcb1',
    ink: '#3b3a36',
    pin: '#d2493a',
  },
  {
    ground: '#1b2330',
    block: '#232e3f',
    road: '#3b4a61',
    edge: '#141b26',
    water: '#1d4b66',
    park: '#25463a',
    ink: '#e6edf7',
    pin: '#ffb454',
  },
  {
    ground: '#eef1ec',
    block: '#dfe6de',
    road: '#fffdf6',
    edge: '#c9d2c6',
    water: '#9fd0cf',
    park: '#b8d8a8',
    ink: '#24352e',
    pin: '#7a3fb0',
  },
] as const

export function cityMap(from: Random): Scene {
  const land = from.pick(LANDS)
  const [width, height] = from.pick([
    [960, 680],
    [720, 720],
    [680, 900],
  ] as const)
  const names = from.shuffled(STREETS)
  const places = from.shuffled(PLACES).slice(0, 4)
  const [columns, rows] = [5, 4]
  const [dx, dy] = [width / columns, height / rows]
  let body = ''
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      const park = from.chance(0.14)
      body += rect(c * dx + 15, r * dy + 15, dx - 30, dy - 30, park ? land.park : land.block, 10)
      if (park)
        for (let t = 0; t < 9; t++)
          body += circle(
            c * dx + 32 + from.real(0, dx - 64),
            r * dy + 32 + from.real(0, dy - 64),
            from.real(5, 11),
            land.ink,
            'opacity=".10"',
          )
      else
        for (let h = 0; h < 5; h++)
          body += rect(
            c * dx + 24 + from.real(0, dx - 84),
            r * dy + 24 + from.real(0, dy - 80),
            from.real(18, 38),
            from.real(16, 34),
            land.ink,
            3,
            'opacity=".07"',
          )
    }
  }
  const bank: Point[] = [0, 1, 2, 3, 4, 5].map((i) => [
    (width * i) / 5,
    height * (0.2 + 0.09 * i) + from.real(-36, 36),
  ])
  body += stroke(curve(bank), land.water, 56)
  const diagonal: Point[] = [
    [-20, height * 0.9],
    [width * 0.4, height * 0.62],
    [width + 20, height * 0.1],
  ]
  body += stroke(curve(diagonal), land.edge, 26) + stroke(curve(diagonal), land.road, 20)
  for (let c = 1; c < columns; c++) body += line(c * dx, 0, c * dx, height, land.road, c === 2 ? 20 : 12)
  for (let r = 1; r < rows; r++) body += line(0, r * dy, width, r * dy, land.road, r === 2 ? 20 : 12)
  for (let r = 1; r < rows; r++)
    body += lettering(names[r] ?? '', dx * (r % 2 ? 0.3 : 2.3), r * dy + 5, {
      size: 13.5,
      color: land.ink,
      tracking: 6,
    })
  const spots = from
    .shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    .slice(0, 4)
    .map((i): Point => [dx * (0.5 + (i % columns)), dy * (0.5 + Math.floor(i / columns) * 2) + 20])
  const start: Point = spots[0] ?? [0, 0]
  const end: Point = spots[1] ?? [0, 0]
  const bend: Point[] = [
    start,
    [start[0], Math.round(start[1] / dy) * dy],
    [end[0], Math.round(start[1] / dy) * dy],
    end,
  ]
  body += stroke(polyline(bend), land.pin, 7, 'stroke-dasharray="1 13"')
  spots.forEach(([x, y], i) => {
    body += pin(x, y, land.pin)
    body += tag(places[i] ?? '', x, y + 26, land.ink, land.ground)
  })
  body += compass(width - 62, 66, land.ink, land.ground) + scaleBar(36, height - 36, land.ink)
  const east = end[0] > start[0] ? 'east' : 'west'
  const south = end[1] > start[1] ? 'south' : 'north'
  return {
    kind: 'map',
    width,
    height,
    svg: svg(width, height, land.ground, body),
    format: from.chance(0.5) ? 'webp' : 'png',
    subject: 'a city map with four marked places and a dotted route',
    title: `Route from the ${places[0]} to the ${places[1]}`,
    facts: places.map((place, i) => [place, `marker ${i + 1}`]),
    preset: null,
    categories: ['diagram', 'ocr'],
    asks: [
      {
        question: 'Describe the dotted route step by step.',
        answer: `It leaves the ${places[0]}, turns into the cross street, follows it ${Math.abs(end[0] - start[0]) < 5 ? 'for a moment' : `towards the ${east}`}, and turns again to reach the ${places[1]}.`,
        because: 'The dots only bend at street corners, so every bend is a turn a driver would take.',
      },
      {
        question: `Where is the ${places[1]} relative to the ${places[0]}?`,
        answer: `To the ${Math.abs(end[1] - start[1]) < 5 ? '' : `${south}-`}${east}.`,
        because: 'North is up, as the compass in the corner shows; I compared the two markers.',
      },
      {
        question: 'Which places are marked on this map?',
        answer: `${places.join(', ')}.`,
        because: 'Each has a pin and a name tag below it.',
      },
    ],
  }
}

export function metroMap(from: Random): Scene {
  const palette = from.pick(PALETTES)
  const [width, height] = [1000, 640]
  const colors = from.shuffled(palette.accents).slice(0, 3)
  const names = from.shuffled(STOPS)
  const middle: Point = [500, 330]
  const tracks: Point[][] = [
    [
      [90, 330],
      [500, 330],
      [910, 330],
    ],
    [
      [170, 560],
      [320, 410],
      [400, 330],
      [500, 330],
      [580, 250],
      [700, 130],
      [860, 130],
    ],
    [
      [250, 130],
      [340, 180],
      [500, 330],
      [620, 450],
      [620, 570],
    ],
  ]
  let body =
    lettering('Metro', 60, 86, { size: 40, color: palette.ink, weight: 12 }) +
    lettering('Lines A, B and C', 61, 118, { size: 18, color: palette.soft })
  let name = 0
  const stops: [string, string][] = []
  tracks.forEach((track, i) => {
    const color = colors[i] ?? palette.ink
    body += stroke(polyline(track), color, 13)
    const [hx, hy] = track.at(-1) ?? middle
    body +=
      circle(hx + 30, hy, 19, color) +
      lettering('ABC'.charAt(i), hx + 30, hy + 8, {
        size: 22,
        color: palette.paper,
        weight: 13,
        anchor: 'middle',
      })
    for (const [x, y] of along(track, [0.02, 0.2, 0.34, 0.66, 0.82, 0.97])) {
      const label = names[name++ % names.length] ?? ''
      stops.push([`Line ${'ABC'.charAt(i)}`, label])
      body += circle(x, y, 9, palette.paper, `stroke="${color}" stroke-width="4.5"`)
      body += lettering(label, x + (i === 0 ? 0 : 17), y + (i === 0 ? (name % 2 ? -22 : 38) : 6), {
        size: 15,
        color: palette.ink,
        anchor: i === 0 ? 'middle' : 'start',
        weight: 8.5,
      })
    }
  })
  body += circle(...middle, 17, palette.paper, `stroke="${palette.ink}" stroke-width="5.5"`)
  body += tag('Central', middle[0], middle[1] + 40, palette.ink, palette.paper)
  const first = stops[0]?.[1] ?? ''
  const other = stops.at(-1)?.[1] ?? ''
  return {
    kind: 'map',
    width,
    height,
    svg: svg(width, height, palette.paper, body),
    format: 'png',
    subject: 'a metro map of three lines that cross at Central',
    title: 'Metro',
    facts: ['A', 'B', 'C'].map((one) => [
      `Line ${one}`,
      stops
        .filter(([label]) => label === `Line ${one}`)
        .map(([, stop]) => stop)
        .join(', '),
    ]),
    preset: null,
    categories: ['diagram', 'ocr'],
    asks: [
      {
        question: `How do I get from ${first} to ${other}?`,
        answer: `Take line A to Central, change there to line C, and ride to ${other}.`,
        because: `${first} lies on line A and ${other} on line C; the two only meet at Central.`,
      },
      {
        question: 'At which station do all the lines meet?',
        answer: 'Central.',
        because:
          'It is the only stop drawn with the large double ring, and all three colours run through it.',
      },
      {
        question: 'List the stations of line B in order.',
        answer: `${stops
          .filter(([label]) => label === 'Line B')
          .map(([, stop]) => stop)
          .join(', ')}, with Central in the middle.`,
        because: 'I followed the line from its lower left end to the letter B.',
      },
    ],
  }
}

function along(track: readonly Point[], parts: readonly number[]): Point[] {
  const lengths = track
    .slice(1)
    .map(([x, y], i) => Math.hypot(x - (track[i]?.[0] ?? 0), y - (track[i]?.[1] ?? 0)))
  const total = lengths.reduce((sum, one) => sum + one, 0)
  return parts.map((part) => {
    let left = part * total
    for (const [i, length] of lengths.entries()) {
      const [a, b] = [track[i] ?? [0, 0], track[i + 1] ?? [0, 0]]
      if (left <= length)
        return [a[0] + ((b[0] - a[0]) * left) / length, a[1] + ((b[1] - a[1]) * left) / length]
      left -= length
    }
    return track.at(-1) ?? [0, 0]
  })
}

function pin(x: number, y: number, color: string): string {
  return (
    shape(
      `M${x} ${y}C${x - 22} ${y - 26} ${x - 16} ${y - 48} ${x} ${y - 48}C${x + 16} ${y - 48} ${x + 22} ${y - 26} ${x} ${y}Z`,
      color,
    ) + circle(x, y - 31, 6.5, '#ffffff')
  )
}

function tag(text: string, x: number, y: number, ink: string, paper: string): string {
  const style = { size: 16, color: ink, weight: 9.5, anchor: 'middle' as const }
  const wide = letteringWidth(text, style) + 20
  return rect(x - wide / 2, y - 19, wide, 27, paper, 8, 'opacity=".9"') + lettering(text, x, y, style)
}

function compass(x: number, y: number, ink: string, paper: string): string {
  return (
    circle(x, y, 30, paper, 'opacity=".85"') +
    shape(`M${x} ${y - 22}L${x + 7} ${y + 4}L${x} ${y}L${x - 7} ${y + 4}Z`, ink) +
    lettering('N', x, y + 23, { size: 15, color: ink, weight: 11, anchor: 'middle' })
  )
}

function scaleBar(x: number, y: number, ink: string): string {
  return (
    stroke(`M${x} ${y - 8}V${y}H${x + 110}V${y - 8}`, ink, 2.5) +
    lettering('200 m', x + 122, y + 2, { size: 14, color: ink })
  )
}
