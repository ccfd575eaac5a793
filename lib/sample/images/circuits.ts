import type { Random } from '../random'
import { lettering, letteringWidth } from './font'
import { PALETTES, type Scene } from './scene'
import { circle, line, rect, shape, stroke, svg } from './svg'

/** A battery with two or three resistors in a row. */
export function circuit(from: Random): Scene {
  const palette = from.pick([PALETTES[1], PALETTES[3], PALETTES[4]].flatMap((one) => one ?? []))
  const count = from.between(2, 3)
  const ohms = Array.from({ length: count }, () => from.between(1, 12) * 10)
  const volts = from.pick([5, 6, 9, 12, 24])
  const total = ohms.reduce((sum, one) => sum + one, 0)
  const amps = (volts / total).toFixed(3)
  const [width, height] = [900, 560]
  const [left, right, top, bottom] = [150, 750, 190, 430]
  const ink = palette.ink
  let body = ''
  for (let x = 30; x < width; x += 30)
    for (let y = 30; y < height; y += 30) body += circle(x, y, 1.3, palette.rule)
  body +=
    lettering('Series circuit', 60, 84, { size: 32, color: ink, weight: 11 }) +
    lettering('ideal battery, no load', 61, 116, { size: 17, color: palette.soft })
  body += stroke(`M${left} ${top}H${right}V${bottom}H${left}V330M${left} 290V${top}`, ink, 4)
  body +=
    line(left - 34, 290, left + 34, 290, ink, 5) +
    line(left - 18, 306, left + 18, 306, ink, 5) +
    line(left - 34, 322, left + 34, 322, ink, 5) +
    line(left - 18, 338, left + 18, 338, ink, 5)
  body += lettering(`${volts} V`, left - 52, 322, {
    size: 25,
    color: palette.accents[0],
    weight: 11,
    anchor: 'end',
  })
  ohms.forEach((value, i) => {
    const x = left + ((right - left) * (i + 1)) / (count + 1)
    body +=
      rect(x - 48, top - 8, 96, 16, palette.paper) +
      stroke(
        `M${x - 48} ${top}l8 0l8 -19l14 38l14 -38l14 38l14 -38l8 19l16 0`,
        palette.accents[(i + 1) % 6] ?? ink,
        4.5,
      )
    body +=
      lettering(`R${i + 1}`, x, top - 38, { size: 22, color: ink, weight: 10, anchor: 'middle' }) +
      lettering(`${value} Ω`, x, top + 56, { size: 22, color: palette.soft, anchor: 'middle' })
  })
  body +=
    circle(right, 310, 34, palette.paper, `stroke="${ink}" stroke-width="4"`) +
    lettering('A', right, 320, { size: 28, color: ink, weight: 11, anchor: 'middle' })
  body +=
    shape(`M470 ${bottom}l-20 -10v20Z`, palette.accents[1]) +
    lettering('I', 460, bottom + 40, { size: 24, color: palette.accents[1], weight: 11, anchor: 'middle' })
  return {
    kind: 'circuit',
    width,
    height,
    svg: svg(width, height, palette.paper, body),
    format: 'png',
    subject: `a circuit of ${count} resistors in series at ${volts} V`,
    title: 'Series circuit',
    facts: [
      ['Voltage', `${volts} V`],
      ...ohms.map((value, i): [string, string] => [`R${i + 1}`, `${value} Ω`]),
    ],
    preset: null,
    categories: ['diagram', 'homework', ...(from.chance(0.6) ? ['ocr'] : [])],
    asks: [
      {
        question: 'What does the ammeter read?',
        answer: `About ${amps} A.`,
        because: `In a series circuit the resistances add up: $R = ${ohms.join(' + ')} = ${total}\\,\\Omega$. By Ohm's law\n\n$$I = \\frac{U}{R} = \\frac{${volts}}{${total}} \\approx ${amps}\\,\\mathrm{A}.$$`,
      },
      {
        question: 'Compute the voltage across R1.',
        answer: `${((volts * (ohms[0] ?? 0)) / total).toFixed(2)} V.`,
        because: `The current is the same everywhere, $I \\approx ${amps}$ A, so $U_1 = I R_1 = \\frac{${ohms[0]}}{${total}} \\cdot ${volts}$ V.`,
      },
      {
        question: 'What changes if R2 is removed and the gap closed?',
        answer: `The current rises to ${(volts / (total - (ohms[1] ?? 0))).toFixed(3)} A.`,
        because: `The total resistance falls from ${total} to ${total - (ohms[1] ?? 0)} ohms while the voltage stays.`,
      },
    ],
  }
}

/** A flow chart with one decision. */
export function flowChart(from: Random): Scene {
  const palette = from.pick(PALETTES)
  const flow = from.pick([
    {
      title: 'Handling a refund',
      start: 'Request',
      check: 'Under 30 days?',
      yes: 'Refund',
      no: 'Ask manager',
      end: 'Send mail',
    },
    {
      title: 'Releasing a build',
      start: 'Merge',
      check: 'Tests green?',
      yes: 'Deploy',
      no: 'Fix and retry',
      end: 'Tell the team',
    },
    {
      title: 'Watering the plants',
      start: 'Touch soil',
      check: 'Is it dry?',
      yes: 'Water',
      no: 'Wait a day',
      end: 'Note the date',
    },
    {
      title: 'Booking a room',
      start: 'Pick a slot',
      check: 'Room free?',
      yes: 'Reserve',
      no: 'Next room',
      end: 'Invite all',
    },
  ])
  const [width, height] = [720, 940]
  const [yes, no, mark] = [palette.accents[2], palette.accents[3], palette.accents[0]]
  const box = (words: string, x: number, y: number, color: string) => {
    const style = { size: 23, color: palette.ink, weight: 9, anchor: 'middle' as const }
    const wide = Math.max(180, letteringWidth(words, style) + 56)
    return (
      rect(x - wide / 2, y - 36, wide, 72, palette.paper, 16, `stroke="${color}" stroke-width="4.5"`) +
      lettering(words, x, y + 8, style)
    )
  }
  let body = lettering(flow.title, 56, 88, { size: 34, color: palette.ink, weight: 11 })
  body +=
    arrowDown(360, 230, 312, palette.soft) +
    stroke('M240 420H170V548', palette.soft, 3.5) +
    stroke('M480 420H550V548', palette.soft, 3.5)
  body += stroke('M170 636V720H360V776', palette.soft, 3.5) + stroke('M550 636V720H360', palette.soft, 3.5)
  body +=
    box(flow.start, 360, 192, mark) +
    shape(
      'M360 316L500 420L360 524L220 420Z',
      palette.paper,
      `stroke="${palette.accents[1]}" stroke-width="4.5" stroke-linejoin="round"`,
    )
  body += lettering(flow.check, 360, 427, { size: 20, color: palette.ink, weight: 9, anchor: 'middle' })
  body +=
    lettering('yes', 196, 404, { size: 19, color: yes, weight: 11 }) +
    lettering('no', 506, 404, { size: 19, color: no, weight: 11 })
  body += box(flow.yes, 170, 596, yes) + box(flow.no, 550, 596, no) + box(flow.end, 360, 822, mark)
  body +=
    shape('M360 786l-9 -16h18Z', palette.soft) +
    shape('M170 560l-9 -16h18Z', palette.soft) +
    shape('M550 560l-9 -16h18Z', palette.soft)
  return {
    kind: 'circuit',
    width,
    height,
    svg: svg(width, height, palette.paper, body),
    format: from.chance(0.6) ? 'png' : 'webp',
    subject: `a flow chart titled "${flow.title}"`,
    title: flow.title,
    facts: [
      ['Start', flow.start],
      ['Decision', flow.check],
      ['Yes', flow.yes],
      ['No', flow.no],
      ['End', flow.end],
    ],
    preset: null,
    categories: [
      'diagram',
      ...(from.chance(0.7) ? ['ocr'] : []),
      ...(from.chance(0.25) ? ['code', 'is_code'] : []),
    ],
    asks: [
      {
        question: 'What happens when the answer to the decision is no?',
        answer: `Then "${flow.no}" follows, and after it "${flow.end}".`,
        because: `The right branch of the diamond is marked no; both branches join again before the last box.`,
      },
      {
        question: 'Write this flow chart as Python code.',
        answer: `\`\`\`python\ndef run(case):\n    """${flow.title}."""\n    ${snake(flow.start)}(case)\n    if ${snake(flow.check)}(case):\n        ${snake(flow.yes)}(case)\n    else:\n        ${snake(flow.no)}(case)\n    ${snake(flow.end)}(case)\n\`\`\``,
        because: 'Each box became one function call and the diamond an `if`.',
      },
      {
        question: 'Explain this diagram to a new colleague.',
        answer: `It shows one decision: "${flow.check}"`,
        because: `We begin with "${flow.start}". If the answer is yes we go on to "${flow.yes}", otherwise to "${flow.no}"; either way we end with "${flow.end}".`,
      },
    ],
  }
}

function arrowDown(x: number, from: number, to: number, color: string): string {
  return line(x, from, x, to - 8, color, 3.5) + shape(`M${x} ${to}l-9 -16h18Z`, color)
}

function snake(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
