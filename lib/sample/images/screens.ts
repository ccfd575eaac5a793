import type { Random } from '../random'
import { lettering } from './font'
import { PALETTES, type Scene } from './scene'
import { circle, curve, line, type Point, rect, stroke, svg } from './svg'

interface Snippet {
  readonly file: string
  readonly lines: readonly string[]
  readonly bug: string
  readonly fix: string
  readonly language: string
}

const SNIPPETS: readonly Snippet[] = [
  {
    file: 'average.py',
    language: 'python',
    lines: [
      'def average(values):',
      '    total = 0',
      '    for value in values:',
      '        total = value',
      '    return total / len(values)',
    ],
    bug: 'line 4 overwrites the total instead of adding to it',
    fix: 'def average(values):\n    return sum(values) / len(values)',
  },
  {
    file: 'range.js',
    language: 'javascript',
    lines: [
      'function range(n) {',
      '  const out = []',
      '  for (let i = 0; i <= n; i++) {',
      '    out.push(i)',
      '  }',
      '  return out',
      '}',
    ],
    bug: 'the loop runs one time too often because of `<=`',
    fix: 'const range = (n) => Array.from({ length: n }, (_, i) => i)',
  },
  {
    file: 'search.py',
    language: 'python',
    lines: [
      'def search(items, x):',
      '    low, high = 0, len(items)',
      '    while low < high:',
      '        mid = (low + high) // 2',
      '        if items[mid] < x:',
      '            low = mid',
      '        else: high = mid',
      '    return low',
    ],
    bug: '`low = mid` never moves past the middle, so the loop can run forever',
    fix: 'from bisect import bisect_left\n\nsearch = bisect_left',
  },
  {
    file: 'users.sql',
    language: 'sql',
    lines: [
      'SELECT name, count(*)',
      'FROM users',
      'JOIN orders',
      '  ON orders.user = users.id',
      'WHERE total > 100',
    ],
    bug: 'the aggregate has no `GROUP BY`',
    fix: 'SELECT name, count(*)\nFROM users\nJOIN orders ON orders.user = users.id\nWHERE total > 100\nGROUP BY name',
  },
]
const SYNTAX =
  /("[^"]*"|\b(?:def|for|in|return|while|if|else|const|let|function|SELECT|FROM|JOIN|ON|WHERE)\b|\b\d+\b|[A-Za-z_][A-Za-z_.]*|\s+|.)/g

export function editor(from: Random): Scene {
  const snippet = from.pick(SNIPPETS)
  const [width, height] = [860, 190 + snippet.lines.length * 44]
  const dark = from.chance(0.7)
  const tone = dark
    ? {
        paper: '#171c26',
        frame: '#0f131b',
        ink: '#d6deeb',
        soft: '#5c6b82',
        key: '#c792ea',
        number: '#f78c6c',
        name: '#82aaff',
        mark: '#c3e88d',
      }
    : {
        paper: '#ffffff',
        frame: '#eef1f5',
        ink: '#2b3240',
        soft: '#a3adbd',
        key: '#8b3fc6',
        number: '#c2571a',
        name: '#1f5fbf',
        mark: '#3b8132',
      }
  let body = rect(0, 0, width, 62, tone.frame)
  ;['#ff5f57', '#febc2e', '#28c840'].forEach((color, i) => {
    body += circle(36 + i * 28, 31, 8.5, color)
  })
  body +=
    rect(140, 14, 210, 48, tone.paper, 10) + lettering(snippet.file, 164, 44, { size: 19, color: tone.ink })
  snippet.lines.forEach((row, i) => {
    const y = 122 + i * 44
    body += lettering(String(i + 1), 62, y, { size: 18, color: tone.soft, anchor: 'end', mono: 56 })
    let x = 92
    for (const [token] of row.matchAll(SYNTAX)) {
      const color = /^(def|for|in|return|while|if|else|const|let|function|SELECT|FROM|JOIN|ON|WHERE)$/.test(
        token,
      )
        ? tone.key
        : /^\d/.test(token)
          ? tone.number
          : /^(average|range|search|count|len|push)/.test(token)
            ? tone.name
            : /^[A-Za-z_]/.test(token)
              ? tone.ink
              : tone.soft
      body += lettering(token, x, y, { size: 22, color, mono: 60, weight: 8.5 })
      x += token.length * 13.2
    }
  })
  body +=
    rect(0, height - 34, width, 34, tone.frame) +
    lettering(`${snippet.language} · ${snippet.lines.length} lines`, 24, height - 11, {
      size: 15,
      color: tone.soft,
    })
  return {
    kind: 'screen',
    width,
    height,
    svg: svg(width, height, tone.paper, body),
    format: 'png',
    subject: `a screenshot of ${snippet.file} in an editor`,
    title: snippet.file,
    facts: [
      ['File', snippet.file],
      ['Language', snippet.language],
      ['Lines', String(snippet.lines.length)],
    ],
    preset: null,
    categories: ['code', 'is_code', 'ocr'],
    asks: [
      {
        question: 'Find the bug in this code.',
        answer: `The bug: ${snippet.bug}.`,
        because: `A corrected version:\n\n\`\`\`${snippet.language}\n${snippet.fix}\n\`\`\``,
      },
      {
        question: 'Transcribe the code so that I can paste it.',
        answer: `\`\`\`${snippet.language}\n${snippet.lines.join('\n')}\n\`\`\``,
        because: `Careful: ${snippet.bug}.`,
      },
      {
        question: 'Explain line by line what this does.',
        answer: `It is a short ${snippet.language} file, \`${snippet.file}\`.`,
        because: snippet.lines.map((row, i) => `${i + 1}. \`${row.trim()}\``).join('\n'),
      },
    ],
  }
}

export function dashboard(from: Random): Scene {
  const palette = from.pick([PALETTES[1], PALETTES[3]].flatMap((one) => one ?? []))
  const night = palette.paper === '#11192a'
  const card = night ? '#18233a' : '#ffffff'
  const [width, height] = [1080, 680]
  const numbers: [string, string][] = [
    ['Orders', from.between(120, 990).toLocaleString('en-US')],
    ['Revenue', `$ ${from.between(12, 98)}.${from.between(1, 9)}k`],
    ['Returns', `${from.between(1, 9)}.${from.between(0, 9)} %`],
    ['Visits', `${from.between(9, 88)},${from.between(100, 999)}`],
  ]
  let body = rect(0, 0, 210, height, night ? '#0c1322' : '#1d2433')
  body += lettering('Kestrel', 36, 74, { size: 27, color: '#ffffff', weight: 12 })
  ;['Overview', 'Orders', 'Products', 'Customers', 'Reports'].forEach((row, i) => {
    if (i === 0) body += rect(18, 122, 174, 42, palette.accents[0], 10)
    body += lettering(row, 40, 150 + i * 54, { size: 18, color: '#ffffff', weight: i ? 7.5 : 10 })
  })
  numbers.forEach(([label, value], i) => {
    const x = 240 + i * 205
    body +=
      rect(x, 40, 185, 118, card, 14) +
      lettering(label, x + 20, 78, { size: 16, color: palette.soft }) +
      lettering(value, x + 20, 126, { size: 31, color: palette.ink, weight: 11 })
  })
  body +=
    rect(240, 184, 595, 300, card, 14) +
    lettering('This week', 264, 226, { size: 20, color: palette.ink, weight: 10 })
  const points = Array.from({ length: 7 }, (_, i): Point => [280 + i * 86, 440 - from.real(20, 150)])
  for (let i = 0; i < 4; i++) body += line(264, 280 + i * 52, 812, 280 + i * 52, palette.rule, 1.5)
  body += stroke(curve(points), palette.accents[0], 5)
  for (const [x, y] of points)
    body += circle(x, y, 6, card, `stroke="${palette.accents[0]}" stroke-width="4"`)
  ;['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].forEach((day, i) => {
    body += lettering(day, 280 + i * 86, 470, { size: 15, color: palette.soft, anchor: 'middle' })
  })
  body +=
    rect(855, 184, 185, 300, card, 14) +
    lettering('Channels', 875, 226, { size: 20, color: palette.ink, weight: 10 })
  ;['Search', 'Mail', 'Social', 'Direct'].forEach((row, i) => {
    body +=
      lettering(row, 875, 272 + i * 54, { size: 15, color: palette.soft }) +
      rect(875, 282 + i * 54, 145, 10, palette.rule, 5) +
      rect(875, 282 + i * 54, from.real(40, 140), 10, palette.accents[i] ?? palette.ink, 5)
  })
  body += rect(240, 510, 800, 134, card, 14)
  ;['#1048  Oat bread       paid', '#1047  Blue cheese     sent', '#1046  Mint tea        paid'].forEach(
    (row, i) => {
      body += lettering(row, 264, 550 + i * 36, { size: 16, color: palette.ink, mono: 58 })
    },
  )
  return {
    kind: 'screen',
    width,
    height,
    svg: svg(width, height, night ? '#11192a' : '#f2f4f8', body),
    format: from.chance(0.6) ? 'webp' : 'png',
    subject: 'a screenshot of a sales dashboard',
    title: 'Kestrel overview',
    facts: numbers,
    preset: null,
    categories: [
      'ocr',
      ...(from.chance(0.4) ? ['diagram'] : []),
      ...(from.chance(0.4) ? ['code', 'is_code'] : []),
    ],
    asks: [
      {
        question: 'What are the four key figures at the top?',
        answer: `${numbers.map(([label, value]) => `${label}: ${value}`).join('; ')}.`,
        because: 'They stand on the four cards in the first row, label above, value below.',
      },
      {
        question: 'Rebuild this layout in HTML and CSS.',
        answer:
          '```html\n<div class="shell">\n  <nav>…</nav>\n  <main>\n    <section class="cards">…</section>\n    <section class="charts">…</section>\n    <table>…</table>\n  </main>\n</div>\n<style>\n  .shell { display: grid; grid-template-columns: 210px 1fr; min-height: 100vh }\n  .cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 20px }\n  .charts { display: grid; grid-template-columns: 3fr 1fr; gap: 20px }\n</style>\n```',
        because: 'The page is a two-column grid; inside the main column cards, charts and table are stacked.',
      },
      {
        question: 'What would you improve in the design of this screen?',
        answer: 'Three things: comparison, hierarchy and empty space.',
        because:
          'The four figures have no change against last week; all cards weigh the same; and the table could show more than three rows.',
      },
    ],
  }
}
