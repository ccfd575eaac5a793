import type { Random } from '../random'
import { lettering, letteringWidth } from './font'
import { type Ask, PALETTES, type Palette, type Scene } from './scene'
import { circle, curve, line, type Point, rect, sector, shape, stroke, svg } from './svg'

interface Series {
  readonly title: string
  readonly unit: string
  readonly labels: readonly string[]
  readonly range: readonly [low: number, high: number]
  /** Whether the labels follow one another in time: only then may a line join them. */
  readonly ordered?: boolean
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SERIES: readonly Series[] = [
  {
    title: 'Museum visitors by month',
    unit: 'thousand',
    labels: MONTHS.slice(0, 8),
    range: [18, 96],
    ordered: true,
  },
  { title: 'Rainfall in Port Alder', unit: 'mm', labels: MONTHS, range: [12, 140], ordered: true },
  {
    title: 'Bicycles counted at the bridge',
    unit: 'per hour',
    labels: ['6', '8', '10', '12', '14', '16', '18', '20'],
    range: [40, 620],
    ordered: true,
  },
  {
    title: 'Energy use per household',
    unit: 'kWh',
    labels: ['Heating', 'Water', 'Cooking', 'Lights', 'Devices', 'Other'],
    range: [120, 980],
  },
  {
    title: 'Library loans by section',
    unit: 'loans',
    labels: ['Novels', 'Comics', 'Science', 'Travel', 'Music', 'History'],
    range: [210, 1900],
  },
  {
    title: 'Coffee sold, by size',
    unit: 'cups',
    labels: ['Small', 'Medium', 'Large', 'Double'],
    range: [35, 420],
  },
  {
    title: 'Average commute by city',
    unit: 'minutes',
    labels: ['Orvale', 'Lindmar', 'Quay', 'Tessen', 'Bruck', 'Halden'],
    range: [14, 58],
  },
  {
    title: 'Wheat harvest',
    unit: 't per ha',
    labels: ['2018', '2019', '2020', '2021', '2022', '2023', '2024'],
    range: [3, 9],
    ordered: true,
  },
  {
    title: 'Train delays by cause',
    unit: 'minutes',
    labels: ['Signal', 'Weather', 'Crew', 'Doors', 'Track'],
    range: [20, 340],
  },
  {
    title: 'Survey: preferred meeting day',
    unit: '%',
    labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
    range: [6, 42],
    ordered: true,
  },
]
const SHARES: readonly (readonly [title: string, labels: readonly string[]])[] = [
  ['How visitors arrive', ['Tram', 'On foot', 'Bicycle', 'Car', 'Bus']],
  ['City budget', ['Schools', 'Transport', 'Health', 'Parks', 'Culture']],
  ['Time spent on a project', ['Design', 'Build', 'Testing', 'Meetings']],
  ['Household waste', ['Organic', 'Paper', 'Plastic', 'Glass', 'Metal']],
  ['Power mix', ['Wind', 'Solar', 'Hydro', 'Gas', 'Biomass']],
]

export function chart(from: Random): Scene {
  return from.weighted<(from: Random) => Scene>([
    [bars, 4],
    [lines, 4],
    [donut, 3],
    [horizontalBars, 2],
  ])(from)
}

function bars(from: Random): Scene {
  const palette = from.pick(PALETTES)
  const { series, values } = readings(from)
  const [width, height] = [880, 600]
  const [left, top, right, bottom] = [92, 150, 44, 84]
  const peak = scaleTop(Math.max(...values))
  const slot = (width - left - right) / values.length
  const y = (value: number) => height - bottom - ((height - top - bottom) * value) / peak
  const best = values.indexOf(Math.max(...values))
  const accent = from.pick(palette.accents)
  let body = heading(series.title, `in ${series.unit}`, palette) + grid(peak, left, width - right, y, palette)
  values.forEach((value, i) => {
    const x = left + slot * i + slot * 0.18
    const wide = slot * 0.64
    body += rect(
      x,
      y(value),
      wide,
      height - bottom - y(value),
      accent,
      4,
      `opacity="${i === best ? 1 : 0.62}"`,
    )
    body += text(String(value), x + wide / 2, y(value) - 10, palette.ink, 17, 'middle', 10)
    body += text(series.labels[i] ?? '', x + wide / 2, height - bottom + 30, palette.soft, 17, 'middle')
  })
  body += line(left, height - bottom, width - right, height - bottom, palette.ink, 2)
  return scene(from, 'bar chart', series, values, palette, width, height, body)
}

function horizontalBars(from: Random): Scene {
  const palette = from.pick(PALETTES)
  const { series, values } = readings(from)
  const [width, left] = [820, 170]
  const height = 170 + values.length * 58
  const peak = scaleTop(Math.max(...values))
  let body = heading(series.title, `in ${series.unit}`, palette)
  values.forEach((value, i) => {
    const y = 138 + i * 58
    const wide = ((width - left - 110) * value) / peak
    body += text(series.labels[i] ?? '', left - 18, y + 25, palette.ink, 18, 'end')
    body += rect(left, y, width - left - 110, 36, palette.rule, 6)
    body += rect(left, y, wide, 36, palette.accents[i % 6] ?? palette.ink, 6)
    body += text(String(value), left + wide + 14, y + 25, palette.ink, 18, 'start', 11)
  })
  return scene(from, 'horizontal bar chart', series, values, palette, width, height, body)
}

function lines(from: Random): Scene {
  const palette = from.pick(PALETTES)
  const { series, values } = readings(
    from,
    SERIES.filter((one) => one.ordered),
  )
  const [width, height] = [960, 580]
  const [left, top, right, bottom] = [92, 150, 60, 80]
  const peak = scaleTop(Math.max(...values))
  const x = (i: number) => left + ((width - left - right) * i) / (values.length - 1)
  const y = (value: number) => height - bottom - ((height - top - bottom) * value) / peak
  const points = values.map((value, i): Point => [x(i), y(value)])
  const accent = from.pick(palette.accents)
  let body = heading(series.title, `in ${series.unit}`, palette) + grid(peak, left, width - right, y, palette)
  body += shape(
    `${curve(points)}L${x(values.length - 1)} ${height - bottom}L${left} ${height - bottom}Z`,
    'url(#fade)',
  )
  body += stroke(curve(points), accent, 4.5)
  values.forEach((value, i) => {
    body += circle(x(i), y(value), 6.5, palette.paper, `stroke="${accent}" stroke-width="4"`)
    body += text(series.labels[i] ?? '', x(i), height - bottom + 32, palette.soft, 16, 'middle')
    body += text(String(value), x(i), y(value) - 18, palette.ink, 15, 'middle', 10)
  })
  const defs = `<linearGradient id="fade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${accent}" stop-opacity=".28"/><stop offset="1" stop-color="${accent}" stop-opacity="0"/></linearGradient>`
  return scene(from, 'line chart', series, values, palette, width, height, body, defs)
}

function donut(from: Random): Scene {
  const palette = from.pick(PALETTES)
  const [title, labels] = from.pick(SHARES)
  const raw = labels.map(() => from.real(0.6, 3))
  const sum = raw.reduce((all, one) => all + one, 0)
  const values = raw.map((one) => Math.round((100 * one) / sum))
  values[0] = (values[0] ?? 0) + 100 - values.reduce((all, one) => all + one, 0)
  const [width, height] = [840, 600]
  let body = heading(title, 'share in %', palette)
  let turn = 0
  labels.forEach((label, i) => {
    const share = (values[i] ?? 0) / 100
    const color = palette.accents[i % 6] ?? palette.ink
    body += shape(sector(280, 350, 190, 104, turn + 0.003, turn + share - 0.003), color)
    const y = 232 + i * 54
    body += rect(540, y - 17, 22, 22, color, 6)
    body += text(label, 580, y, palette.ink, 20, 'start')
    body += text(`${values[i]} %`, 780, y, palette.ink, 20, 'end', 12)
    turn += share
  })
  body += text('100 %', 280, 360, palette.ink, 30, 'middle', 12)
  const series: Series = { title, unit: '%', labels, range: [0, 100] }
  return scene(from, 'ring chart', series, values, palette, width, height, body)
}

function scene(
  from: Random,
  what: string,
  series: Series,
  values: readonly number[],
  palette: Palette,
  width: number,
  height: number,
  body: string,
  defs = '',
): Scene {
  return {
    kind: 'chart',
    width,
    height,
    svg: svg(width, height, palette.paper, body, defs),
    format: from.chance(0.75) ? 'png' : 'webp',
    subject: `a ${what} titled "${series.title}"`,
    title: series.title,
    facts: series.labels.map((label, i) => [label, `${values[i]} ${series.unit}`]),
    preset: 'ChartQA',
    categories: ['diagram', 'ocr'],
    asks: asksOf(series, values),
  }
}

function asksOf(series: Series, values: readonly number[]): Ask[] {
  const high = values.indexOf(Math.max(...values))
  const low = values.indexOf(Math.min(...values))
  const name = (i: number) => series.labels[i] ?? ''
  const total = values.reduce((sum, value) => sum + value, 0)
  const reading = (i: number) => `${name(i)} reads ${values[i]} ${series.unit}`
  return [
    {
      question: `Which category has the highest value in this chart, and what is it?`,
      answer: `${name(high)}, with ${values[high]} ${series.unit}.`,
      because: `The tallest mark is the one labelled ${name(high)}; the number printed beside it is ${values[high]}. The next ones are clearly lower.`,
    },
    {
      question: `What is the difference between ${name(high)} and ${name(low)}?`,
      answer: `${(values[high] ?? 0) - (values[low] ?? 0)} ${series.unit}.`,
      because: `${reading(high)} and ${reading(low)}, so $${values[high]} - ${values[low]} = ${(values[high] ?? 0) - (values[low] ?? 0)}$.`,
    },
    {
      question: 'Turn this chart into a table and give the mean.',
      answer: `The mean is ${(total / values.length).toFixed(1)} ${series.unit}.`,
      because: `Adding the ${values.length} readings gives ${total}; $${total} \\div ${values.length} \\approx ${(total / values.length).toFixed(1)}$.`,
    },
    {
      question: 'Summarise the trend in two sentences for a slide.',
      answer: `${series.title} peaks at ${name(high)} (${values[high]}) and is lowest at ${name(low)} (${values[low]}).`,
      because: `The rest lies in between, around ${Math.round(total / values.length)} ${series.unit} on average.`,
    },
  ]
}

function readings(from: Random, list = SERIES): { series: Series; values: number[] } {
  const series = from.pick(list)
  const [low, high] = series.range
  const [middle, wave] = [(low + high) / 2, (high - low) / 2]
  const phase = from.real(0, 6)
  const values = series.labels.map((_, i) =>
    Math.max(
      low,
      Math.min(high, Math.round(middle + wave * (0.6 * Math.sin(phase + i * 0.8) + from.real(-0.4, 0.4)))),
    ),
  )
  return { series, values }
}

function grid(
  peak: number,
  left: number,
  right: number,
  y: (value: number) => number,
  palette: Palette,
): string {
  let body = ''
  for (let step = 0; step <= 4; step++) {
    const value = (peak * step) / 4
    body += line(left, y(value), right, y(value), palette.rule, 1.5)
    body += text(String(Math.round(value * 10) / 10), left - 16, y(value) + 6, palette.soft, 16, 'end')
  }
  return body
}

function heading(title: string, unit: string, palette: Palette): string {
  const style = { size: 32, color: palette.ink, weight: 11 }
  const size = Math.min(32, (32 * 700) / letteringWidth(title, style))
  return (
    lettering(title, 48, 72, { ...style, size }) + lettering(unit, 49, 106, { size: 18, color: palette.soft })
  )
}

function text(
  words: string,
  x: number,
  y: number,
  color: string,
  size: number,
  anchor: 'start' | 'middle' | 'end',
  weight = 8,
): string {
  return lettering(words, x, y, { size, color, anchor, weight })
}

function scaleTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((step) => step * power >= value * 1.08) ?? 10) * power
}
