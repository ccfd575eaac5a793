import type { Random } from '../random'
import { lettering, letteringWidth } from './font'
import type { Scene } from './scene'
import { circle, gradient, line, rect, shape, svg } from './svg'

const TOWNS = ['Orvale', 'Lindmar', 'Tessen', 'Port Alder', 'Bruckfeld', 'Halden', 'Quay Bay', 'Mirelle']
const SHOPS = ['Bakery', 'Books', 'Bicycles', 'Flowers', 'Pharmacy', 'Records', 'Barber', 'Tea House']
const DUSKS = [
  ['#8fc1e3', '#dff1fb', '#f7e7cf'],
  ['#3b3663', '#b7657b', '#f7b987'],
  ['#5d93c6', '#b7d6ea', '#eef5f6'],
] as const

export function roadSign(from: Random): Scene {
  const sky = from.pick(DUSKS)
  const [width, height] = [900, 640]
  const towns = from.shuffled(TOWNS).slice(0, 3)
  const far = towns.map(() => from.between(2, 86))
  const board = from.pick(['#0b6b46', '#1c4f9c', '#7a4a21'])
  let body = rect(0, 0, width, height, 'url(#sky)') + clouds(from, width)
  body +=
    shape(`M0 470Q225 ${from.between(400, 440)} 450 462T900 452V640H0Z`, '#6f9a63') +
    shape('M0 520Q300 470 900 512V640H0Z', '#557f4d')
  body +=
    shape(`M${from.between(330, 400)} 640L440 505H462L${from.between(560, 640)} 640Z`, '#5a5e66') +
    shape('M446 640L450 512H453L462 640Z', '#e9dfb4')
  body += rect(270, 250, 16, 360, '#8b9098') + rect(620, 250, 16, 360, '#8b9098')
  body += rect(196, 92, 516, 284, '#ffffff', 22) + rect(204, 100, 500, 268, board, 16)
  towns.forEach((town, i) => {
    const y = 166 + i * 76
    body += arrow(244, y - 14, [0, 90, -90][i] ?? 0)
    body +=
      lettering(town, 290, y, { size: 38, color: '#ffffff', weight: 11 }) +
      lettering(String(far[i]), 676, y, { size: 38, color: '#ffffff', weight: 11, anchor: 'end' })
  })
  const [name, km] = [towns[0] ?? '', far[0] ?? 0]
  return {
    kind: 'street',
    width,
    height,
    svg: svg(
      width,
      height,
      sky[0],
      body,
      gradient('sky', [
        [0, sky[0]],
        [0.6, sky[1]],
        [1, sky[2]],
      ]),
    ),
    format: from.chance(0.75) ? 'jpeg' : 'webp',
    subject: 'a road sign with three towns beside a country road',
    title: towns.join(', '),
    facts: towns.map((town, i) => [town, `${far[i]} km`]),
    preset: from.chance(0.5) ? 'realworldqa' : 'TextVQA',
    categories: ['ocr', ...(from.chance(0.25) ? ['entity_recognition'] : [])],
    asks: [
      {
        question: `How far is it to ${name}, and which way do I turn?`,
        answer: `${km} km; the arrow for ${name} points straight ahead.`,
        because: `On the first line of the sign stands ${name} with the number ${km}; the arrow before it points up.`,
      },
      {
        question: 'Which of the three towns is nearest?',
        answer: `${towns[far.indexOf(Math.min(...far))]} (${Math.min(...far)} km).`,
        because: `The distances read ${far.join(', ')}; the smallest is ${Math.min(...far)}.`,
      },
      {
        question: 'Read all the text in this picture.',
        answer: towns.map((town, i) => `${town} ${far[i]}`).join(', '),
        because: 'There is no other lettering in the scene.',
      },
    ],
  }
}

export function shopFront(from: Random): Scene {
  const sky = from.pick(DUSKS)
  const [width, height] = from.pick([
    [940, 640],
    [700, 880],
  ] as const)
  const walls = from.shuffled(['#c96f4a', '#d9b26f', '#6b8f8a', '#8a6f9e', '#b8575a', '#7f9a6a', '#4f6f8f'])
  const shops = from.shuffled(SHOPS)
  const ground = height - 110
  const count = width > 800 ? 3 : 2
  const wide = width / count
  let body = rect(0, 0, width, height, 'url(#sky)') + clouds(from, width)
  const shown: string[] = []
  for (let i = 0; i < count; i++) {
    const [x, top] = [i * wide, ground - from.between(300, 430)]
    const wall = walls[i] ?? '#c96f4a'
    const name = shops[i] ?? ''
    shown.push(name)
    body += rect(x, top, wide, ground - top, wall) + rect(x, top, wide, 12, '#000000', 0, 'opacity=".16"')
    body += shape(`M${x - 6} ${top}L${x + wide / 2} ${top - 62}L${x + wide + 6} ${top}Z`, '#4a3b3a')
    for (let c = 0; c < 3; c++) {
      const wx = x + wide * (0.14 + c * 0.27)
      body += rect(
        wx,
        top + 46,
        wide * 0.18,
        78,
        from.chance(0.45) ? '#ffe2a0' : '#33465c',
        4,
        'stroke="#f6f1e7" stroke-width="6"',
      )
    }
    body += rect(x + wide * 0.06, ground - 168, wide * 0.88, 46, '#2a2d33', 6)
    const size = Math.min(
      28,
      (28 * wide * 0.78) /
        letteringWidth(name.toUpperCase(), { size: 28, color: '', weight: 11, tracking: 14 }),
    )
    body += lettering(name.toUpperCase(), x + wide / 2, ground - 135, {
      size,
      color: '#f7e8c6',
      weight: 11,
      tracking: 14,
      anchor: 'middle',
    })
    for (let s = 0; s < 8; s++)
      body += shape(
        `M${x + wide * 0.06 + (s * wide * 0.88) / 8} ${ground - 122}h${(wide * 0.88) / 8}v22q${-(wide * 0.88) / 16} 16 ${-(wide * 0.88) / 8} 0Z`,
        s % 2 ? '#f6f1e7' : wall,
      )
    body +=
      rect(x + wide * 0.1, ground - 92, wide * 0.46, 92, '#bfe0ea') +
      rect(x + wide * 0.66, ground - 96, wide * 0.22, 96, '#4a3b3a', 4)
    body += circle(x + wide * 0.7, ground - 44, 4, '#e5c07b')
  }
  body += rect(0, ground, width, 110, '#b9b4aa') + rect(0, ground + 34, width, 80, '#6b6f76')
  for (let x = 20; x < width; x += 120) body += rect(x, ground + 70, 62, 7, '#f4efe2')
  body += lamp(width * 0.48, ground) + cyclist(from, width * from.real(0.15, 0.8), ground + 62)
  return {
    kind: 'street',
    width,
    height,
    svg: svg(
      width,
      height,
      sky[0],
      body,
      gradient('sky', [
        [0, sky[0]],
        [0.6, sky[1]],
        [1, sky[2]],
      ]),
    ),
    format: 'jpeg',
    subject: `a street with ${count} shops and a bicycle`,
    title: shown.join(', '),
    facts: shown.map((name, i) => [`House ${i + 1}`, name]),
    preset: from.chance(0.4) ? 'realworldqa' : null,
    categories: [...(from.chance(0.6) ? ['ocr'] : []), 'captioning'],
    asks: [
      {
        question: 'Which shops are in this street, from left to right?',
        answer: `${shown.join(', ')}.`,
        because: 'The names stand on the dark boards above the awnings.',
      },
      {
        question: 'Describe the scene for someone who cannot see it.',
        answer: `A small street with ${count} narrow houses: ${shown.join(', ')}.`,
        because:
          'Above the shops are white-framed windows, some of them lit; a bicycle stands at the kerb under a street lamp, and the sky is soft and a little cloudy.',
      },
      {
        question: 'Is it morning or evening in the picture? What makes you think so?',
        answer: sky[0] === '#3b3663' ? 'Evening.' : 'Probably daytime.',
        because: 'I judge by the colour of the sky and by how many windows are lit.',
      },
    ],
  }
}

function clouds(from: Random, width: number): string {
  let body = ''
  for (let i = 0; i < 4; i++) {
    const [x, y] = [from.real(0, width), from.real(40, 170)]
    for (let p = 0; p < 4; p++)
      body += circle(x + p * 26, y + from.real(-9, 9), from.real(16, 30), '#ffffff', 'opacity=".5"')
  }
  return body
}

function arrow(x: number, y: number, turn: number): string {
  return `<g transform="rotate(${turn} ${x} ${y})">${shape(`M${x} ${y - 22}L${x + 18} ${y - 2}H${x + 6}V${y + 20}H${x - 6}V${y - 2}H${x - 18}Z`, '#ffffff')}</g>`
}

function lamp(x: number, ground: number): string {
  return (
    rect(x - 4, ground - 250, 8, 260, '#2f3339') +
    rect(x - 18, ground - 262, 36, 12, '#2f3339', 5) +
    circle(x, ground - 242, 14, '#ffe9b0') +
    circle(x, ground - 242, 34, '#ffe9b0', 'opacity=".25"')
  )
}

function cyclist(from: Random, x: number, y: number): string {
  const color = from.pick(['#c8402f', '#1d6fa5', '#1f8a5b'])
  const ring = 'stroke="#22252b" stroke-width="5"'
  return (
    circle(x, y, 27, 'none', ring) +
    circle(x + 84, y, 27, 'none', ring) +
    line(x, y, x + 30, y - 44, color, 6) +
    line(x + 30, y - 44, x + 70, y - 44, color, 6) +
    line(x + 42, y, x + 70, y - 44, color, 6) +
    line(x, y, x + 42, y, color, 6) +
    line(x + 42, y, x + 28, y - 54, color, 6) +
    line(x + 70, y - 44, x + 84, y, color, 6) +
    line(x + 70, y - 44, x + 64, y - 62, '#22252b', 5) +
    line(x + 18, y - 56, x + 38, y - 56, '#22252b', 7)
  )
}
