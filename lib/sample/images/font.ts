/**
 * A stroke font of this project's own: sharp draws text with the machine's fonts, and a fresh machine has none.
 * Cap height 72, x-height 50, descender 22, y downwards from the baseline; each glyph is its advance and a path
 * of absolute commands (M L H V C A Z).
 */
const GLYPHS: Readonly<Record<string, readonly [advance: number, path: string]>> = {
  ' ': [26, ''],
  A: [56, 'M2 0L28 -72L54 0M11 -25H45'],
  B: [52, 'M6 0V-72H28A17 17 0 0 1 28 -38H6M28 -38H29A19 19 0 0 1 29 0H6'],
  C: [60, 'M56 -60.5A30 36 0 1 0 56 -11.5'],
  D: [64, 'M6 0V-72H24A36 36 0 0 1 24 0Z'],
  E: [50, 'M46 0H6V-72H46M6 -37H40'],
  F: [48, 'M6 0V-72H46M6 -37H40'],
  G: [68, 'M56 -60.5A30 36 0 1 0 64 -34H40'],
  H: [58, 'M6 0V-72M52 0V-72M6 -37H52'],
  I: [14, 'M7 0V-72'],
  J: [42, 'M36 -72V-18A16 18 0 0 1 4 -16'],
  K: [52, 'M6 0V-72M48 -72L6 -28M20 -42L50 0'],
  L: [46, 'M6 -72V0H42'],
  M: [72, 'M6 0V-72L36 -20L66 -72V0'],
  N: [60, 'M6 0V-72L54 0V-72'],
  O: [68, 'M34 -72A30 36 0 1 1 33.9 -72Z'],
  P: [54, 'M6 0V-72H29A20 20 0 0 1 29 -32H6'],
  Q: [68, 'M34 -72A30 36 0 1 1 33.9 -72ZM42 -16L60 5'],
  R: [54, 'M6 0V-72H29A20 20 0 0 1 29 -32H6M28 -32L50 0'],
  S: [
    54,
    'M46 -60C42 -68 35 -72 26 -72C14 -72 6 -65 6 -55C6 -33 48 -42 48 -19C48 -7 38 0 27 0C16 0 8 -5 4 -14',
  ],
  T: [54, 'M2 -72H52M27 -72V0'],
  U: [58, 'M6 -72V-24A23 24 0 0 0 52 -24V-72'],
  V: [56, 'M2 -72L28 0L54 -72'],
  W: [80, 'M2 -72L21 0L40 -64L59 0L78 -72'],
  X: [54, 'M3 -72L51 0M51 -72L3 0'],
  Y: [54, 'M2 -72L27 -34L52 -72M27 -34V0'],
  Z: [54, 'M5 -72H49L4 0H50'],
  a: [52, 'M46 -50V0M46 -25A21 25 0 1 0 4 -25A21 25 0 1 0 46 -25'],
  b: [53, 'M6 -74V0M6 -25A21 25 0 1 1 48 -25A21 25 0 1 1 6 -25'],
  c: [46, 'M42 -39.7A21 25 0 1 0 42 -10.3'],
  d: [52, 'M46 -74V0M46 -25A21 25 0 1 0 4 -25A21 25 0 1 0 46 -25'],
  e: [50, 'M4.5 -27H46A21 25 0 1 0 41 -9'],
  f: [31, 'M30 -74C20 -76 14 -72 14 -60V0M3 -50H28'],
  g: [52, 'M46 -50V4C46 16 38 22 26 22C17 22 11 19 8 14M46 -25A21 25 0 1 0 4 -25A21 25 0 1 0 46 -25'],
  h: [48, 'M6 -74V0M6 -28A18 22 0 0 1 42 -28V0'],
  i: [14, 'M7 -50V0M7 -66V-65'],
  j: [18, 'M11 -50V8C11 18 5 22 -3 21M11 -66V-65'],
  k: [44, 'M6 -74V0M40 -50L6 -18M17 -28L42 0'],
  l: [14, 'M7 -74V0'],
  m: [72, 'M6 -50V0M6 -30A15 20 0 0 1 36 -30V0M36 -30A15 20 0 0 1 66 -30V0'],
  n: [48, 'M6 -50V0M6 -28A18 22 0 0 1 42 -28V0'],
  o: [50, 'M25 -50A21 25 0 1 1 24.9 -50Z'],
  p: [53, 'M6 -50V22M6 -25A21 25 0 1 1 48 -25A21 25 0 1 1 6 -25'],
  q: [52, 'M46 -50V22M46 -25A21 25 0 1 0 4 -25A21 25 0 1 0 46 -25'],
  r: [32, 'M6 -50V0M6 -28C8 -42 16 -50 29 -49'],
  s: [
    43,
    'M36 -41C33 -47 28 -50 21 -50C12 -50 6 -45 6 -38C6 -22 38 -30 38 -13C38 -5 31 0 22 0C13 0 7 -3 4 -10',
  ],
  t: [33, 'M14 -66V-14C14 -4 19 0 29 -1M2 -50H28'],
  u: [48, 'M6 -50V-22A18 22 0 0 0 42 -22M42 -50V0'],
  v: [46, 'M3 -50L23 0L43 -50'],
  w: [66, 'M2 -50L17 0L33 -46L49 0L64 -50'],
  x: [44, 'M4 -50L40 0M40 -50L4 0'],
  y: [46, 'M3 -50L23 0M43 -50L20 8C17 17 12 22 3 21'],
  z: [44, 'M5 -50H39L4 0H40'],
  0: [52, 'M26 -72C12 -72 5 -58 5 -36C5 -14 12 0 26 0C40 0 47 -14 47 -36C47 -58 40 -72 26 -72Z'],
  1: [52, 'M13 -58L29 -72V0'],
  2: [52, 'M7 -54C8 -66 16 -72 26 -72C38 -72 45 -65 45 -54C45 -38 18 -22 6 0H46'],
  3: [52, 'M8 -72H44L24 -44C38 -44 46 -35 46 -22C46 -9 37 0 25 0C15 0 8 -5 5 -13'],
  4: [52, 'M36 0V-72L4 -20H48'],
  5: [52, 'M43 -72H13L9 -40C14 -45 19 -46 25 -46C38 -46 46 -37 46 -23C46 -9 37 0 25 0C15 0 9 -5 6 -12'],
  6: [
    52,
    'M38 -72C20 -60 6 -42 6 -22C6 -9 14 0 26 0C38 0 46 -9 46 -22C46 -35 38 -43 26 -43C16 -43 8 -36 6 -24',
  ],
  7: [52, 'M5 -72H47L20 0'],
  8: [
    52,
    'M26 -40C15 -40 9 -47 9 -56C9 -66 16 -72 26 -72C36 -72 43 -66 43 -56C43 -47 37 -40 26 -40C13 -40 5 -31 5 -20C5 -8 14 0 26 0C38 0 47 -8 47 -20C47 -31 39 -40 26 -40Z',
  ],
  9: [
    52,
    'M14 0C32 -12 46 -30 46 -50C46 -63 38 -72 26 -72C14 -72 6 -63 6 -50C6 -37 14 -29 26 -29C36 -29 44 -36 46 -48',
  ],
  '.': [16, 'M8 -1V0'],
  ',': [18, 'M10 -2L6 11'],
  ':': [16, 'M8 -40V-39M8 -1V0'],
  ';': [18, 'M10 -40V-39M10 -2L6 11'],
  '!': [16, 'M8 -72V-22M8 -1V0'],
  '?': [46, 'M5 -56C6 -67 13 -72 22 -72C33 -72 40 -66 40 -56C40 -42 22 -42 22 -24V-20M22 -1V0'],
  "'": [14, 'M7 -72V-58'],
  '"': [26, 'M8 -72V-58M18 -72V-58'],
  '-': [34, 'M5 -26H29'],
  '–': [48, 'M4 -26H44'],
  '—': [70, 'M4 -26H66'],
  '/': [40, 'M3 8L37 -76'],
  '(': [26, 'M20 -80C4 -58 4 -12 20 10'],
  ')': [26, 'M6 -80C22 -58 22 -12 6 10'],
  '[': [26, 'M20 -80H8V10H20'],
  ']': [26, 'M6 -80H18V10H6'],
  '{': [30, 'M24 -80C10 -80 18 -36 5 -35C18 -34 10 10 24 10'],
  '}': [30, 'M6 -80C20 -80 12 -36 25 -35C12 -34 20 10 6 10'],
  '+': [52, 'M26 -56V-12M4 -34H48'],
  '=': [52, 'M4 -44H48M4 -24H48'],
  '−': [52, 'M4 -34H48'],
  '×': [48, 'M8 -52L40 -18M40 -52L8 -18'],
  '÷': [52, 'M4 -34H48M26 -54V-53M26 -14V-13'],
  '·': [20, 'M10 -34V-33'],
  '*': [38, 'M19 -72V-44M7 -65L31 -51M31 -65L7 -51'],
  '%': [74, 'M18 -72A13 16 0 1 1 17.9 -72ZM56 -32A13 16 0 1 1 55.9 -32ZM60 -72L14 0'],
  '&': [62, 'M58 0L18 -48C8 -60 14 -72 26 -72C38 -72 42 -58 32 -50L16 -38C2 -28 4 0 24 0C42 0 52 -16 54 -30'],
  '#': [58, 'M20 -70L12 0M46 -70L38 0M5 -48H55M3 -22H53'],
  '@': [78, 'M52 -22A16 18 0 1 1 52 -44V-26C52 -12 70 -14 70 -36A32 34 0 1 0 54 -4'],
  $: [
    52,
    'M45 -58C41 -64 35 -67 26 -67C14 -67 7 -61 7 -52C7 -32 47 -40 47 -19C47 -9 38 -4 27 -4C16 -4 9 -8 5 -15M26 -80V9',
  ],
  '€': [
    58,
    'M54 -60C48 -68 42 -72 34 -72C20 -72 12 -58 12 -36C12 -14 20 0 34 0C42 0 48 -4 54 -12M3 -44H40M3 -28H40',
  ],
  '<': [48, 'M42 -56L6 -34L42 -12'],
  '>': [48, 'M6 -56L42 -34L6 -12'],
  _: [48, 'M2 8H46'],
  '|': [18, 'M9 -80V12'],
  '~': [50, 'M4 -28C12 -44 22 -40 26 -34C30 -28 40 -24 46 -40'],
  '°': [30, 'M15 -74A10 10 0 1 1 14.9 -74Z'],
  '√': [48, 'M2 -30L12 -34L24 0L46 -80'],
  π: [56, 'M3 -48H53M16 -48V0M40 -48V-10C40 -2 44 0 50 -2'],
  θ: [48, 'M24 -74C10 -74 5 -58 5 -37C5 -16 10 0 24 0C38 0 43 -16 43 -37C43 -58 38 -74 24 -74ZM5 -37H43'],
  Δ: [60, 'M4 0L30 -72L56 0Z'],
  Ω: [68, 'M6 0H26C12 -10 4 -22 4 -40C4 -58 16 -72 34 -72C52 -72 64 -58 64 -40C64 -22 56 -10 42 0H62'],
  Σ: [56, 'M50 -62V-72H6L30 -36L6 0H52V-10'],
  '∫': [40, 'M36 -78C24 -88 20 -74 20 -60V-8C20 6 16 20 4 10'],
  '±': [52, 'M26 -62V-26M6 -44H46M6 -10H46'],
  '≤': [50, 'M44 -64L6 -44L44 -24M6 -10H44'],
  '→': [70, 'M4 -34H64M46 -52L66 -34L46 -16'],
  '∞': [80, 'M40 -34C30 -54 6 -54 6 -34C6 -14 30 -14 40 -34C50 -54 74 -54 74 -34C74 -14 50 -14 40 -34Z'],
  '²': [30, 'M4 -66C5 -72 10 -75 15 -75C22 -75 26 -71 26 -66C26 -58 12 -50 5 -40H27'],
  '³': [30, 'M5 -75H25L15 -61C22 -61 27 -57 27 -51C27 -44 22 -40 15 -40C10 -40 6 -42 4 -46'],
}

export interface Lettering {
  /** Cap height in pixels × 1/0.72: the size a designer would call it. */
  readonly size: number
  readonly color: string
  /** Stroke width in hundredths of the size; 8 is regular, 13 bold. */
  readonly weight?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Extra space between letters, hundredths of the size. */
  readonly tracking?: number
  /** Every glyph this wide (hundredths of the size), for code and receipts. */
  readonly mono?: number
}

const SIDE_BEARING = 9

/** One line of lettering with its baseline at (x, y), as one SVG path. Unknown characters leave a gap. */
export function lettering(text: string, x: number, y: number, style: Lettering): string {
  const scale = style.size / 100
  const width = letteringWidth(text, style)
  let at = style.anchor === 'middle' ? x - width / 2 : style.anchor === 'end' ? x - width : x
  let path = ''
  for (const character of text) {
    const [advance, strokes] = GLYPHS[character] ?? [40, '']
    const inset = style.mono ? (style.mono - advance) / 2 : SIDE_BEARING / 2
    path += placed(strokes, at + inset * scale, y, scale)
    at += ((style.mono ?? advance + SIDE_BEARING) + (style.tracking ?? 0)) * scale
  }
  const stroke = round(((style.weight ?? 8) * style.size) / 100)
  return path
    ? `<path d="${path}" fill="none" stroke="${style.color}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round"/>`
    : ''
}

/** Width in pixels. */
export function letteringWidth(text: string, style: Lettering): number {
  let width = 0
  for (const character of text) {
    width += (style.mono ?? (GLYPHS[character]?.[0] ?? 40) + SIDE_BEARING) + (style.tracking ?? 0)
  }
  return (width * style.size) / 100
}

/** Breaks at spaces so that no line is wider than `width` pixels (one long word may be). */
export function wrapped(text: string, width: number, style: Lettering): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (line && letteringWidth(longer, style) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line) lines.push(line)
  return lines
}

function placed(strokes: string, x: number, y: number, scale: number): string {
  return strokes.replace(/([MLHVCAZ])([^MLHVCAZ]*)/g, (_, command: string, rest: string) => {
    const n = rest.trim().split(/\s+/).filter(Boolean).map(Number)
    const px = (value: number) => round(x + value * scale)
    const py = (value: number) => round(y + value * scale)
    if (command === 'H') return `H${px(n[0] ?? 0)}`
    if (command === 'V') return `V${py(n[0] ?? 0)}`
    if (command === 'A') {
      const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0, ax = 0, ay = 0] = n
      return `A${round(rx * scale)} ${round(ry * scale)} ${turn} ${large} ${sweep} ${px(ax)} ${py(ay)}`
    }
    const points: string[] = []
    for (let i = 0; i + 1 < n.length; i += 2) points.push(`${px(n[i] ?? 0)} ${py(n[i + 1] ?? 0)}`)
    return command + points.join(' ')
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
