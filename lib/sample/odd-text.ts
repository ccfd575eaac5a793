/** Strings that break careless readers. All harmless; the hosts are reserved names that never resolve. */
export interface OddText {
  readonly what: string
  readonly user: string
  readonly answer: string | Uint8Array
}

export function oddTexts(): OddText[] {
  return [
    { what: 'a 300,000-character answer', user: 'Count as far as you can.', answer: counted(300_000) },
    { what: 'one word of 4,000 characters', user: 'Say aaaa.', answer: `A${'a'.repeat(3998)}h` },
    {
      what: 'script tags',
      user: '<script>alert("user")</script> What does this do?',
      answer:
        'It opens a dialog: <script>alert(document.cookie)</script> <img src=x onerror="alert(1)"> <style>body{display:none}</style>',
    },
    {
      what: 'javascript: links',
      user: 'Make me a link.',
      answer:
        '[click me](javascript:alert(1)) [and me](JaVaScRiPt:alert(2)) [data](data:text/html,<script>alert(3)</script>) <a href="vbscript:x">x</a>',
    },
    {
      what: 'remote images and links',
      user: 'Show me a picture from the web.',
      answer:
        '![a tracker](https://tracker.invalid/pixel.png?id=1) ![](http://images.invalid/a.jpg)\n\n[a page](https://pages.invalid/read?q=1) <https://auto.invalid/link> https://bare.invalid/link',
    },
    {
      what: 'a half-open code fence',
      user: 'Write hello world in C.',
      answer: 'Here it is:\n\n```c\n#include <stdio.h>\n\nint main(void) {\n  puts("hello");',
    },
    {
      what: 'half-open bold and math',
      user: 'Open things, please.',
      answer: '**bold without end\n\n$x = \\frac{1}{2\n\n$$\\begin{matrix} a & b\n\n| a | b |\n|---|',
    },
    { what: 'a NUL character', user: 'before\u0000after', answer: 'NUL is \u0000 and a bell is \u0007.' },
    {
      what: 'right-to-left override',
      user: 'What is \u202etxt.exe\u202c?',
      answer: 'A file name that reads backwards: \u202egnp.exe\u202c. Mixed: שלום hello مرحبا 123.',
    },
    {
      what: 'emoji and combining marks',
      user: '👩‍👩‍👧‍👦 z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̴̵̢l͠g̵o',
      answer: '🏳️‍🌈 👍🏽 e\u0301 = é, 한글 = \u1112\u1161\u11ab',
    },
    { what: 'only white space', user: ' \n\t\u00a0\u200b', answer: '\n\n\n' },
    { what: 'empty strings', user: '', answer: '' },
    {
      what: 'a formula in a very long line',
      user: 'One long formula.',
      answer: `$$${Array.from({ length: 400 }, (_, i) => `x_{${i}}`).join(' + ')}$$`,
    },
    {
      what: 'text that is not UTF-8',
      user: 'Send me a lone surrogate.',
      answer: bytes('A lone surrogate: ', [0xed, 0xa0, 0x80], ' — this is not UTF-8.'),
    },
  ]
}

function counted(length: number): string {
  const lines: string[] = []
  for (let number = 1, size = 0; size < length; number++) {
    const line =
      number % 50 === 1
        ? `\n## From ${number}\n`
        : `${number}. The number after ${number - 1} is **${number}**.`
    lines.push(line)
    size += line.length + 1
  }
  return lines.join('\n').slice(0, length)
}

function bytes(before: string, middle: readonly number[], after: string): Uint8Array {
  const encoder = new TextEncoder()
  return Uint8Array.from([...encoder.encode(before), ...middle, ...encoder.encode(after)])
}
