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
 * `+ block`, `. closing`. Throws on a line of no known kind, so a slip of the pen is found at once.
 */
export function topicsOf(source: string): Topic[] {
  const topics: { -readonly [key in keyof Topic]: Topic[key] }[] = []
  for (const line of source
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [mark, rest] = [line.charAt(0), line.slice(1).trim()]
    if (mark === '@') {
      const [domain = '', ...tags] = rest.split(' ')
      topics.push({
        domain,
        tags: tags.filter(isTag),
        asks: [],
        intro: '',
        points: [],
        blocks: [],
        close: '',
      })
      continue
    }
    const topic = topics.at(-1)
    if (!topic) throw new Error(`A topic begins with @: ${line}`)
    if (mark === '?') topic.asks = [...topic.asks, rest]
    else if (mark === '=') topic.intro = rest
    else if (mark === '+') topic.blocks = [...topic.blocks, rest]
    else if (mark === '.') topic.close = rest
    else if (mark === '*') {
      const [title = '', text = ''] = rest.split(' :: ')
      if (!text) throw new Error(`A point needs a title and a text: ${line}`)
      topic.points = [...topic.points, [title, text]]
    } else throw new Error(`Unknown kind of line in a bank: ${line}`)
  }
  return topics
}

function isTag(word: string): word is Tag {
  if (!TAGS.includes(word)) throw new Error(`Unknown tag in a bank: ${word}`)
  return true
}
