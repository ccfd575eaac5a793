import type { Random } from '../random'
import { type Lettering, lettering, letteringWidth, wrapped } from './font'
import { PALETTES, type Scene } from './scene'
import { circle, line, rect, shape, svg } from './svg'

const NAMES = [
  'Mara Lindqvist',
  'Theo Albrecht',
  'Ines Okafor',
  'Jonah Petrov',
  'Amal Haddad',
  'Yuki Mori',
  'Clara Novak',
  'Rafael Costa',
]
const FIRMS = [
  'Harbour & Pine',
  'Northlight Studio',
  'Kestrel Logistics',
  'Elmwood Clinic',
  'Tidewater Press',
  'Atlas Joinery',
]
const ARTICLES: readonly (readonly [title: string, words: string])[] = [
  [
    'The slow return of the river',
    'For sixty years the river ran in a pipe under the market. This spring the city opened it again. Three hundred metres of stone were lifted, the banks were planted with willow and sedge, and within weeks the first herons came. Traders feared for their parking. Instead the square is full, and summer evenings are four degrees cooler than before.',
  ],
  [
    'How a village kept its school',
    'When the school fell to eleven pupils the county wanted to close it. The parents asked for one year. They moved the library, the post counter and a repair workshop into the building, and offered two families a house. Today twenty-six children are enrolled, and the workshop pays the heating.',
  ],
  [
    'A night with the bridge inspectors',
    'Between one and four in the morning no train crosses the viaduct. That is when the inspectors come with lamps and small hammers. A sound rivet rings, a tired one answers dully. They mark it with chalk, and a camera remembers the place. Of nine thousand rivets, fourteen were replaced last year.',
  ],
  [
    'Bread, salt and patience',
    'A good loaf needs four things and most of all time. The baker starts at noon for the next morning. The dough rests in the cold for sixteen hours, and the long wait does what no machine can: the crumb turns open, the crust sings when it cools, and one gram of yeast is enough for a kilogram of flour.',
  ],
]
const GOODS: readonly (readonly [name: string, cents: number])[] = [
  ['Oat bread', 420],
  ['Olives', 365],
  ['Mint tea', 280],
  ['Pears 1 kg', 349],
  ['Blue cheese', 615],
  ['Notebook', 790],
  ['Espresso', 260],
  ['Apple cake', 410],
  ['Tomatoes', 295],
  ['Honey', 880],
  ['Rice 2 kg', 540],
  ['Lentil soup', 690],
  ['Soap', 345],
]

export function article(from: Random): Scene {
  const palette = from.pick(PALETTES.slice(0, 3))
  const [title, words] = from.pick(ARTICLES)
  const author = from.pick(NAMES)
  const [width, height] = [760, 1000]
  const accent = from.pick(palette.accents)
  const year = from.between(2016, 2024)
  const body: Lettering = { size: 17.5, color: palette.ink, weight: 6.5 }
  let drawn =
    rect(56, 56, 60, 6, accent) +
    write('THE QUARTERLY', 56, 96, { size: 15, color: palette.soft, tracking: 18, weight: 9 })
  drawn += write(`No. ${from.between(3, 60)} · ${year}`, 704, 96, {
    size: 15,
    color: palette.soft,
    anchor: 'end',
  })
  wrapped(title, 620, { size: 44, color: '', weight: 11 }).forEach((row, i) => {
    drawn += write(row, 56, 172 + i * 54, { size: 44, color: palette.ink, weight: 11 })
  })
  drawn += write(`by ${author}`, 57, 274, { size: 18, color: accent, weight: 9 })
  drawn += line(56, 300, 704, 300, palette.rule, 2)
  const rows = wrapped(words, 306, body)
  const half = Math.ceil(rows.length / 2)
  rows.forEach((row, i) => {
    const [x, at] = i < half ? [56, i] : [398, i - half]
    drawn += write(row, x, 344 + at * 29, body)
  })
  const below = 344 + half * 29 + 26
  drawn += rect(56, below, 648, Math.max(80, 930 - below), accent, 4, 'opacity=".14"')
  drawn += hills(from, 56, below, 648, Math.max(80, 930 - below), accent)
  drawn += write('12', 380, 972, { size: 15, color: palette.soft, anchor: 'middle' })
  return {
    kind: 'document',
    width,
    height,
    svg: svg(width, height, palette.paper, drawn),
    format: from.chance(0.5) ? 'jpeg' : 'png',
    subject: 'a magazine page in two columns',
    title,
    facts: [
      ['Title', title],
      ['Author', author],
      ['Year', String(year)],
      ['Page', '12'],
    ],
    preset: 'DocQA',
    categories: ['ocr', ...(from.chance(0.3) ? ['captioning'] : [])],
    asks: [
      {
        question: 'Transcribe the headline and the name of the author.',
        answer: `"${title}", by ${author}.`,
        because:
          'The headline stands in large letters at the top; the author is named in colour right below it.',
      },
      {
        question: 'Summarise this page in three bullet points.',
        answer: `It tells the story "${title}".`,
        because: words.split('. ').slice(0, 3).join('. '),
      },
      {
        question: 'What is the main claim of the article, and which numbers support it?',
        answer: `${words.split('. ')[0]}.`,
        because: `The supporting figures are in the text itself: ${words.split('. ').slice(-2).join('. ')}`,
      },
    ],
  }
}

export function receipt(from: Random): Scene {
  const firm = from.pick(FIRMS)
  const lines = from
    .shuffled(GOODS)
    .slice(0, from.between(4, 9))
    .map(([name, cents]) => ({
      name,
      count: from.weighted<number>([
        [1, 6],
        [2, 3],
        [3, 1],
      ]),
      cents,
    }))
  const total = lines.reduce((sum, one) => sum + one.count * one.cents, 0)
  const [width, height] = [460, 470 + lines.length * 44]
  const ink = '#2b2b2f'
  const type: Lettering = { size: 20, color: ink, weight: 7.5, mono: 58 }
  const day = `${String(from.between(1, 28)).padStart(2, '0')}.${String(from.between(2, 9)).padStart(2, '0')}.2024`
  const time = `${from.between(8, 20)}:${from.between(10, 59)}`
  let drawn = ''
  for (let blur = 0; blur < 5; blur++) {
    drawn += rect(
      36 - blur * 3,
      34 - blur * 2,
      388 + blur * 6,
      height - 56 + blur * 6,
      '#000000',
      8 + blur * 3,
      'opacity=".035"',
    )
  }
  drawn += shape(`M40 26H420V${height - 30}${zigzag(420, 40, height - 30)}Z`, '#fdfdfa')
  drawn += write(firm.toUpperCase(), 230, 92, {
    size: Math.min(
      26,
      (26 * 330) / letteringWidth(firm.toUpperCase(), { size: 26, color: ink, weight: 11, tracking: 6 }),
    ),
    color: ink,
    weight: 11,
    anchor: 'middle',
    tracking: 6,
  })
  drawn += write(`${from.between(2, 90)} Mill Lane`, 230, 122, {
    size: 16,
    color: '#77777c',
    anchor: 'middle',
  })
  drawn += write(`${day}  ${time}`, 68, 172, { ...type, size: 17 }) + dashes(188)
  lines.forEach((one, i) => {
    const y = 232 + i * 44
    drawn += write(`${one.count} ${one.name}`, 68, y, type)
    drawn += write(money(one.count * one.cents), 392, y, { ...type, anchor: 'end' })
  })
  const y = 232 + lines.length * 44
  drawn += dashes(y - 14) + write('TOTAL', 68, y + 34, { ...type, size: 25, weight: 12 })
  drawn += write(money(total), 392, y + 34, { ...type, size: 25, weight: 12, anchor: 'end' })
  drawn += write('incl. 7% tax', 68, y + 66, { ...type, size: 15, color: '#77777c' })
  drawn += write(money(Math.round(total - total / 1.07)), 392, y + 66, {
    ...type,
    size: 15,
    color: '#77777c',
    anchor: 'end',
  })
  for (let x = 92; x < 368; ) {
    const wide = from.pick([2, 2, 3, 5])
    drawn += rect(x, y + 96, wide, 54, ink)
    x += wide + from.pick([2, 3, 5])
  }
  drawn += write('thank you, come again', 230, y + 184, { size: 15, color: '#77777c', anchor: 'middle' })
  const dearest = [...lines].sort((a, b) => b.cents - a.cents)[0] ?? { name: '', cents: 0 }
  return {
    kind: 'document',
    width,
    height,
    svg: svg(width, height, from.pick(['#d8cfc0', '#b9c7c4', '#c9c2d6', '#d9c3b4']), drawn),
    format: 'jpeg',
    subject: `a till receipt from ${firm}`,
    title: firm,
    facts: [
      ...lines.map((one): [string, string] => [one.name, `${one.count} × ${money(one.cents)}`]),
      ['Total', money(total)],
      ['Date', day],
    ],
    preset: 'TextVQA',
    categories: ['ocr'],
    asks: [
      {
        question: 'How much did I pay in total, and on which day?',
        answer: `${money(total)} on ${day}.`,
        because: `The line TOTAL reads ${money(total)}, and the date stands under the address.`,
      },
      {
        question: 'Which single item was the most expensive?',
        answer: `${dearest.name}, at ${money(dearest.cents)} a piece.`,
        because: 'I compared the price of one piece of every line, not the line totals.',
      },
      {
        question: 'Read this receipt and give it back as JSON with name, count and price.',
        answer: `\`\`\`json\n${JSON.stringify({ shop: firm, date: day, total: total / 100, items: lines.map((one) => ({ name: one.name, count: one.count, price: one.cents / 100 })) }, null, 2)}\n\`\`\``,
        because: 'Prices are per piece; the total matches the printed one.',
      },
    ],
  }
}

export function letter(from: Random): Scene {
  const palette = from.pick([PALETTES[1], PALETTES[2], PALETTES[4]].flatMap((one) => one ?? []))
  const firm = from.pick(FIRMS)
  const person = from.pick(NAMES)
  const accent = from.pick(palette.accents)
  const amount = `${from.between(180, 4900)}.00`
  const due = `${from.between(1, 28)} ${from.pick(['March', 'April', 'May', 'June', 'July', 'August'])} 2024`
  const number = `${from.between(2023, 2024)}-${from.between(100, 999)}`
  const rows: [string, string, string][] = from
    .shuffled([
      ['Site visit', '2', '180'],
      ['Drawings', '1', '640'],
      ['Printing', '12', '15'],
      ['Assembly', '6', '95'],
      ['Transport', '1', '120'],
      ['Training day', '1', '450'],
    ])
    .slice(0, 4)
    .map(([a = '', b = '', c = '']) => [a, b, c])
  const [width, height] = [760, 980]
  let drawn =
    rect(0, 0, width, 14, accent) + circle(84, 96, 26, accent) + circle(100, 96, 26, accent, 'opacity=".45"')
  drawn += write(firm, 144, 105, { size: 28, color: palette.ink, weight: 11 })
  drawn += write('INVOICE', 704, 105, {
    size: 24,
    color: palette.soft,
    anchor: 'end',
    tracking: 14,
    weight: 9,
  })
  const pairs: [string, string][] = [
    ['To', person],
    ['Number', number],
    ['Due', due],
  ]
  pairs.forEach(([label, value], i) => {
    drawn +=
      write(label, 58, 210 + i * 36, { size: 17, color: palette.soft }) +
      write(value, 170, 210 + i * 36, { size: 17, color: palette.ink, weight: 9 })
  })
  drawn += rect(56, 350, 648, 46, accent, 6, 'opacity=".14"')
  for (const [label, x, anchor] of [
    ['Item', 76, 'start'],
    ['Count', 470, 'end'],
    ['Price', 684, 'end'],
  ] as const)
    drawn += write(label, x, 380, { size: 17, color: palette.ink, weight: 10, anchor })
  rows.forEach(([name, count, price], i) => {
    const y = 436 + i * 52
    drawn +=
      write(name, 76, y, { size: 18, color: palette.ink }) +
      write(count, 470, y, { size: 18, color: palette.ink, anchor: 'end' }) +
      write(price, 684, y, { size: 18, color: palette.ink, anchor: 'end' })
    drawn += line(56, y + 18, 704, y + 18, palette.rule, 1.5)
  })
  drawn +=
    write('Amount due', 470, 700, { size: 20, color: palette.soft, anchor: 'end' }) +
    write(`€ ${amount}`, 684, 700, { size: 26, color: palette.ink, weight: 12, anchor: 'end' })
  wrapped(
    'Please pay within fourteen days and quote the invoice number. Questions? We are glad to help on weekdays from nine to five.',
    560,
    { size: 16, color: '' },
  ).forEach((row, i) => {
    drawn += write(row, 58, 800 + i * 28, { size: 16, color: palette.soft })
  })
  drawn +=
    line(56, 910, 704, 910, palette.rule, 1.5) +
    write('Mill Lane 8 · 20144 Orvale · mail@example.org', 380, 940, {
      size: 14,
      color: palette.soft,
      anchor: 'middle',
    })
  return {
    kind: 'document',
    width,
    height,
    svg: svg(width, height, '#ffffff', drawn),
    format: 'png',
    subject: `an invoice from ${firm}`,
    title: `Invoice ${number}`,
    facts: [
      ['From', firm],
      ['To', person],
      ['Number', number],
      ['Due', due],
      ['Amount due', `€ ${amount}`],
    ],
    preset: 'DocQA',
    categories: ['ocr'],
    asks: [
      {
        question: 'Who has to pay, how much, and by when?',
        answer: `${person} has to pay € ${amount} by ${due}.`,
        because:
          'The recipient and the date stand in the block at the top left, the amount at the bottom right.',
      },
      {
        question: 'Extract all fields of this invoice as a table.',
        answer: `Invoice ${number} from ${firm}.`,
        because: 'I copied the labels as printed; the address in the footer is not part of the invoice data.',
      },
      {
        question: 'Is there anything on this invoice that does not add up?',
        answer:
          'Yes: the line prices do not add up to the amount due, so a discount or a further position must be missing from the page.',
        because: `The amount due is € ${amount}; please ask ${firm} for the full statement before paying.`,
      },
    ],
  }
}

function hills(from: Random, x: number, y: number, width: number, height: number, color: string): string {
  let drawn = circle(
    x + width * from.real(0.6, 0.85),
    y + height * 0.32,
    height * 0.13,
    color,
    'opacity=".5"',
  )
  for (let layer = 0; layer < 3; layer++) {
    const base = y + height * (0.5 + layer * 0.16)
    const sway = from.real(0, 6)
    let d = `M${x} ${y + height}`
    for (let i = 0; i <= 12; i++)
      d += `L${x + (width * i) / 12} ${base + Math.sin(sway + i * (0.7 + layer * 0.3)) * height * 0.09}`
    drawn += shape(`${d}L${x + width} ${y + height}Z`, color, `opacity="${0.22 + layer * 0.2}"`)
  }
  return drawn
}

function zigzag(fromX: number, toX: number, y: number): string {
  let d = ''
  for (let x = fromX, up = true; x > toX; x -= 10, up = !up) d += `L${x - 10} ${up ? y + 9 : y}`
  return d
}

function dashes(y: number): string {
  return line(68, y, 392, y, '#b9b9bd', 2, 'stroke-dasharray="6 7"')
}

function money(cents: number): string {
  return (cents / 100).toFixed(2)
}

function write(text: string, x: number, y: number, style: Lettering): string {
  return lettering(text, x, y, style)
}
