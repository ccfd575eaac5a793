import { csvField } from './csv-field'

/** The numbers behind a chart as CSV (RFC 4180), unrounded where the table rounds. */
export function chartCsv(frame: ParentNode): string {
  // A head beside several rows is of each of them.
  let head: { text: string; rows: number } | undefined
  const lines = [...frame.querySelectorAll('table tr')].map((row) => {
    const cells = [...row.querySelectorAll<HTMLTableCellElement>('th, td')]
    const texts = cells.map((cell) => cell.dataset.value ?? cell.textContent ?? '')
    const [first] = cells
    if (head && head.rows > 0) {
      texts.unshift(head.text)
      head.rows--
    } else if (first && first.rowSpan > 1) head = { text: texts[0] ?? '', rows: first.rowSpan - 1 }
    return texts.map(csvField).join(',')
  })
  return `${lines.join('\r\n')}\r\n`
}

const SVG = 'http://www.w3.org/2000/svg'

/** What a drawing takes from stylesheets, and a file that stands alone must bring itself. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'text-anchor',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'opacity',
] as const

/** All drawings of a chart as one SVG, where they stand and in the colours they have now; links become whole ones. */
export function chartSvg(frame: Element): string {
  const plots = frame.querySelector('[data-plots]') ?? frame
  const box = plots.getBoundingClientRect()
  const whole = document.createElementNS(SVG, 'svg')
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)]
  const title = document.createElementNS(SVG, 'title')
  title.textContent = frame.querySelector('figcaption')?.textContent ?? ''
  const ground = document.createElementNS(SVG, 'rect')
  setAll(ground, {
    width: '100%',
    height: '100%',
    fill: getComputedStyle(document.documentElement).backgroundColor,
  })
  setAll(whole, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` })
  whole.append(title, ground)
  for (const plot of plots.querySelectorAll('svg[data-plot]')) {
    const place = plot.getBoundingClientRect()
    const copy = plot.cloneNode(true)
    if (!(copy instanceof SVGElement)) continue
    settle(plot, copy)
    setAll(copy, {
      x: place.left - box.left,
      y: place.top - box.top,
      width: place.width,
      height: place.height,
      overflow: 'visible',
    })
    whole.append(copy)
  }
  return new XMLSerializer().serializeToString(whole)
}

function settle(shown: Element, copy: Element): void {
  const style = getComputedStyle(shown)
  for (const name of STYLES) {
    const value = style.getPropertyValue(name)
    if (value) copy.setAttribute(name, value)
  }
  if (style.overflow === 'visible' && copy.localName === 'svg') copy.setAttribute('overflow', 'visible')
  copy.removeAttribute('class')
  copy.removeAttribute('style')
  const href = copy.getAttribute('href')
  if (href) copy.setAttribute('href', new URL(href, window.location.href).href)
  for (let index = 0; index < shown.children.length; index++) {
    const [from, to] = [shown.children[index], copy.children[index]]
    if (from && to) settle(from, to)
  }
  const words = copy.localName === 'a' && copy.getAttribute('aria-label')
  if (words) titled(copy, words)
}

/** What a mark says, where a pointer finds it. */
export function titled(mark: Element, words: string): void {
  if (mark.querySelector(':scope > title')) return
  const title = document.createElementNS(SVG, 'title')
  title.textContent = words
  mark.prepend(title)
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}
