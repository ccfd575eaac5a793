import type { SceneKind } from '../images/scene'

/** Everything one language needs to ask and to answer. All of it written for this project. */
export interface Bank {
  /** BCP-47. */
  readonly code: string
  /** The English name the vision datasets use. */
  readonly name: string
  readonly topics: readonly Topic[]
  readonly words: Words
  /** Questions about a picture by what it shows; `{title}` and `{fact}` are filled in. */
  readonly pictures: Readonly<Record<SceneKind, Picture>>
}

export interface Words {
  /** Section headings: in short, step by step, worth knowing, example, comparison, conclusion. */
  readonly headings: readonly string[]
  readonly openers: readonly string[]
  readonly closers: readonly string[]
  /** What a reader says next: ask for shorter, an example, a doubt, thanks. */
  readonly followUps: readonly string[]
  /** How an answer to such a follow-up begins. */
  readonly replies: readonly string[]
  /** Sentences a question may end on; `{n}` is filled in. */
  readonly wishes: readonly string[]
  /** "The picture shows the following:" */
  readonly shows: string
}

export interface Picture {
  readonly asks: readonly string[]
  readonly answer: string
}

export interface Topic {
  readonly domain: string
  readonly tags: readonly Tag[]
  readonly asks: readonly string[]
  readonly intro: string
  readonly points: readonly (readonly [title: string, text: string])[]
  /** Names of blocks (code, tables, formulas) that belong to the answer. */
  readonly blocks: readonly string[]
  readonly close: string
}

export type Tag = 'code' | 'math' | 'creative' | 'hard' | 'instruction'
const TAGS: readonly string[] = ['code', 'math', 'creative', 'hard', 'instruction']

/**
 * Topics in the short form the banks are written in: `@ domain tags`, `? question`, `= opening`, `* title :: text`,
 * `+ block`, `. closing`. A digit after the mark (`?1`, `*2`) makes a topic of its own of the lines with that digit and
 * those without. Throws on a line of no known kind, so a slip of the pen is found at once.
 */
export function topicsOf(source: string): Topic[] {
  return source
    .split(/^@ /m)
    .slice(1)
    .flatMap((part) => {
      const lines = part
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean)
      const numbers = new Set(
        lines
          .slice(1)
          .map((line) => line.charAt(1))
          .filter((sign) => /\d/.test(sign)),
      )
      if (numbers.size === 0) return [topicOf(lines)]
      return [...numbers].map((number) =>
        topicOf(
          lines.filter((line, i) => i === 0 || !/\d/.test(line.charAt(1)) || line.charAt(1) === number),
        ),
      )
    })
}

function topicOf([first = '', ...lines]: readonly string[]): Topic {
  const [domain = '', ...tags] = first.split(' ')
  const of = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.replace(/^.\d?\s*/, ''))
  const odd = lines.find((line) => !'?=*+.'.includes(line.charAt(0)))
  if (odd) throw new Error(`Unknown kind of line in a bank: ${odd}`)
  return {
    domain,
    tags: tags.filter(isTag),
    asks: of('?'),
    intro: of('=')[0] ?? '',
    points: of('*').map((line): [string, string] => {
      const [title = '', text = ''] = line.split(' :: ')
      if (!text) throw new Error(`A point needs a title and a text: ${line}`)
      return [title, text]
    }),
    blocks: of('+'),
    close: of('.')[0] ?? '',
  }
}

function isTag(word: string): word is Tag {
  if (!TAGS.includes(word)) throw new Error(`Unknown tag in a bank: ${word}`)
  return true
}
