import type { Random } from '../random'
import { lettering } from './font'
import { type Ask, PALETTES, type Scene } from './scene'
import { circle, line, type Point, polyline, shape, stroke, svg } from './svg'

interface Problem {
  readonly heading: string
  readonly lines: readonly string[]
  readonly ask: Ask
  readonly figure?: string
}

/** A worksheet on squared paper with two problems and, at times, a figure. */
export function homework(from: Random): Scene {
  const [width, height] = from.pick([
    [800, 620],
    [720, 900],
  ] as const)
  const palette = PALETTES[from.pick([0, 1, 4])] ?? PALETTES[0]
  if (!palette) throw new Error('no palette')
  const pen = from.pick(['#22408a', '#1f2937', '#5b2a86', '#0b5d4e'])
  const problems = from
    .shuffled([quadratic, linear, triangle, derivative, fraction, integral])
    .slice(0, height > 800 ? 3 : 2)
    .map((make) => make(from, pen))
  let body = ''
  for (let x = 0; x <= width; x += 26) body += line(x, 0, x, height, '#cfe0ee', 1)
  for (let y = 0; y <= height; y += 26) body += line(0, y, width, y, '#cfe0ee', 1)
  body += line(86, 0, 86, height, '#e58a8a', 2)
  body += lettering('Exercise sheet', 112, 66, { size: 30, color: palette.ink, weight: 11 })
  body += lettering(`${from.between(1, 14)}`, 112 + 252, 66, { size: 30, color: palette.ink, weight: 11 })
  body += lettering('Name: ____________', width - 40, 62, { size: 17, color: palette.soft, anchor: 'end' })
  const step = (height - 110) / problems.length
  problems.forEach((problem, i) => {
    const y = 140 + i * step
    body +=
      circle(52, y - 9, 19, palette.accents[i] ?? palette.ink) +
      lettering(String(i + 1), 52, y - 1, { size: 21, color: '#ffffff', weight: 12, anchor: 'middle' })
    body += lettering(problem.heading, 112, y, { size: 21, color: palette.ink, weight: 9 })
    problem.lines.forEach((row, r) => {
      body += lettering(row, 134, y + 66 + r * 58, { size: 38, color: pen, weight: 7.5 })
    })
    if (problem.figure) body += `<g transform="translate(${width - 290} ${y + 6})">${problem.figure}</g>`
  })
  const first = problems[0]
  return {
    kind: 'homework',
    width,
    height,
    svg: svg(width, height, '#fcfdff', body),
    format: from.pick(['jpeg', 'png', 'webp'] as const),
    subject: 'an exercise sheet on squared paper',
    title: first?.heading ?? '',
    facts: problems.flatMap((problem, i) =>
      problem.lines.map((row): [string, string] => [`Problem ${i + 1}`, row]),
    ),
    preset: null,
    categories: ['homework', 'ocr', ...(problems.some((problem) => problem.figure) ? ['diagram'] : [])],
    asks: problems.map((problem, i) => ({
      ...problem.ask,
      question: i === 0 ? `Solve problem 1 and show each step.` : problem.ask.question,
    })),
  }
}

function quadratic(from: Random): Problem {
  const [p, q] = [from.between(-6, 6), from.between(1, 7)]
  const [b, c] = [-(p + q), p * q]
  const equation = `x²${signed(b, 'x')}${signed(c)} = 0`
  return {
    heading: 'Solve for x.',
    lines: [equation],
    ask: {
      question: 'Solve the quadratic equation on this sheet, please.',
      answer: p === q ? `$x = ${p}$ (a double root).` : `$x = ${p}$ or $x = ${q}$.`,
      because: `The equation is $${latex(equation)}$. Its discriminant is $b^2 - 4ac = ${b * b} ${c < 0 ? '+' : '-'} ${Math.abs(4 * c)} = ${b * b - 4 * c}$, hence\n\n$$x = \\frac{${-b} \\pm \\sqrt{${b * b - 4 * c}}}{2}$$\n\nwhich gives $${p}$ and $${q}$.`,
    },
  }
}

function linear(from: Random): Problem {
  const [x, y, a, b, c, d] = [
    from.between(-4, 6),
    from.between(-5, 5),
    from.between(2, 5),
    from.between(2, 4),
    from.between(2, 3),
    from.between(2, 5),
  ]
  const d2 = a * -d === b * c ? d + 1 : d
  return {
    heading: 'Find x and y.',
    lines: [`${a}x + ${b}y = ${a * x + b * y}`, `${c}x − ${d2}y = ${c * x - d2 * y}`],
    ask: {
      question: 'What are x and y in the system of equations?',
      answer: `$x = ${x}$, $y = ${y}$.`,
      because: `Multiply the first equation by ${d2} and the second by ${b}, then add them: $${a * d2 + b * c}\\,x = ${(a * d2 + b * c) * x}$, so $x = ${x}$. Put that into the first equation to get $y = ${y}$.`,
    },
  }
}

function triangle(from: Random, pen: string): Problem {
  const [a, b, c] = from.pick([
    [3, 4, 5],
    [5, 12, 13],
    [8, 15, 17],
    [6, 8, 10],
    [9, 12, 15],
    [7, 24, 25],
  ] as const)
  const corner: Point[] = [
    [20, 190],
    [220, 190],
    [220, 40],
  ]
  const figure =
    shape(`${polyline(corner)}Z`, pen, 'opacity=".08"') +
    stroke(`${polyline(corner)}Z`, pen, 3.5) +
    stroke('M202 190V172H220', pen, 2.5) +
    lettering(String(b), 120, 222, { size: 24, color: pen, anchor: 'middle' }) +
    lettering(String(a), 236, 124, { size: 24, color: pen }) +
    lettering('x', 104, 104, { size: 26, color: '#c2413b', weight: 10, anchor: 'middle' })
  return {
    heading: 'How long is the side x?',
    lines: [`${a}² + ${b}² = x²`],
    figure,
    ask: {
      question: 'How long is the side x of the triangle?',
      answer: `$x = ${c}$.`,
      because: `The triangle has a right angle, so Pythagoras applies: $x^2 = ${a}^2 + ${b}^2 = ${a * a} + ${b * b} = ${c * c}$, and the square root of ${c * c} is ${c}.`,
    },
  }
}

function derivative(from: Random): Problem {
  const [a, n, b] = [from.between(2, 6), from.pick([2, 3] as const), from.between(2, 9)]
  return {
    heading: 'Differentiate f.',
    lines: [`f(x) = ${a}x${n === 2 ? '²' : '³'} − ${b}x + ${from.between(1, 9)}`],
    ask: {
      question: 'What is the derivative of the function on the sheet?',
      answer: `$f'(x) = ${a * n}x${n === 2 ? '' : '^2'} - ${b}$.`,
      because: `By the power rule $\\frac{d}{dx}\\,${a}x^${n} = ${a * n}x^{${n - 1}}$; the linear term leaves $-${b}$ and the constant vanishes.`,
    },
  }
}

function integral(from: Random): Problem {
  const [a, top] = [from.between(1, 3) * 3, from.between(1, 4)]
  return {
    heading: 'Compute the integral.',
    lines: [`∫ ${a}x² dx   from 0 to ${top}`],
    ask: {
      question: 'Compute the integral and explain the rule you use.',
      answer: `${(a / 3) * top ** 3}.`,
      because: `An antiderivative of $${a}x^2$ is $${a / 3}x^3$, so\n\n$$\\int_0^${top} ${a}x^2\\,dx = \\Big[${a / 3}x^3\\Big]_0^{${top}} = ${(a / 3) * top ** 3}.$$`,
    },
  }
}

function fraction(from: Random): Problem {
  const [b, d] = from.pick([
    [3, 4],
    [2, 5],
    [4, 6],
    [3, 8],
    [5, 6],
  ] as const)
  const [a, c] = [from.between(1, b - 1), from.between(1, d - 1)]
  const [top, bottom] = [a * d + c * b, b * d]
  const common = gcd(top, bottom)
  const result = `\\frac{${top / common}}{${bottom / common}}`
  return {
    heading: 'Add and simplify.',
    lines: [`${a}/${b} + ${c}/${d} = ?`],
    ask: {
      question: 'Can you check the sum of fractions?',
      answer: `$${result}$.`,
      because: `The common denominator is ${bottom}: $\\frac{${a * d}}{${bottom}} + \\frac{${c * b}}{${bottom}} = \\frac{${top}}{${bottom}}$${common > 1 ? `, which simplifies by ${common} to $${result}$` : ''}.`,
    },
  }
}

function signed(value: number, unit = ''): string {
  if (value === 0) return ''
  const size = Math.abs(value) === 1 && unit ? '' : String(Math.abs(value))
  return ` ${value < 0 ? '−' : '+'} ${size}${unit}`
}

function latex(text: string): string {
  return text.replaceAll('²', '^2').replaceAll('−', '-')
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
