/** What can be odd about a row: a word for addresses, words for readers, and where it is looked for. */
export interface Oddity {
  readonly name: OddName
  readonly words: string
  /** What exactly is counted. */
  readonly meaning: string
  /** Votes alone can be odd in this way. */
  readonly votes?: true
  /** Filters without which the dataset has nothing to say here. */
  readonly needs?: string
}

/**
 * Names in the order of their bits in the index column `odd`: 1 << place. New ones go to the end, and raise
 * INDEX_VERSION. `repeated_question` has no bit: questions are known once images are.
 */
export const ODD_NAMES = [
  'empty_prompt',
  'empty_answer',
  'no_tags',
  'no_time',
  'repaired',
  'no_id',
  'repeated_id',
  'self_battle',
  'no_vote',
  'identical_answers',
  'no_counts',
  'no_session',
  'no_order',
  'several_firsts',
  'order_gaps',
  'repeated_question',
] as const
export type OddName = (typeof ODD_NAMES)[number]

/** In the order a reader meets them. */
export const ODDITIES: readonly Oddity[] = [
  {
    name: 'self_battle',
    words: 'a model against itself',
    meaning: 'both sides are one model: no rating can use the vote',
    votes: true,
  },
  {
    name: 'no_vote',
    words: 'no vote',
    meaning: 'the winner is empty, or a label that nobody knows',
    votes: true,
  },
  {
    name: 'empty_answer',
    words: 'an empty answer',
    meaning: 'a side without an answer, or with white space alone',
  },
  {
    name: 'identical_answers',
    words: 'identical answers',
    meaning: 'both sides answered the very same text, and not nothing',
    votes: true,
  },
  { name: 'empty_prompt', words: 'an empty prompt', meaning: 'no message of the user holds any text' },
  {
    name: 'repeated_question',
    words: 'a repeated question',
    meaning: 'the same normalised prompt, image and earlier turns stand in more than one row of the dataset',
  },
  {
    name: 'no_tags',
    words: 'missing tags',
    meaning: 'not one category is said to be true or false',
    needs: 'category',
  },
  {
    name: 'no_counts',
    words: 'missing counts',
    meaning: 'the tokens of a side are not counted, or not above zero: style control leaves the vote out',
    votes: true,
    needs: 'answer_tokens',
  },
  { name: 'no_time', words: 'no time', meaning: 'when it was is not said', needs: 'date' },
  {
    name: 'no_session',
    words: 'no session',
    meaning: 'the session is not said, though others have one',
    votes: true,
    needs: 'session',
  },
  {
    name: 'no_order',
    words: 'no order in its session',
    meaning: 'the session is said, the place in it is not',
    votes: true,
    needs: 'order',
  },
  {
    name: 'several_firsts',
    words: 'a session with several first evaluations',
    meaning: 'all votes of a session in which more than one stands first',
    votes: true,
    needs: 'order',
  },
  {
    name: 'order_gaps',
    words: 'a session with gaps',
    meaning: 'all votes of a session of which an earlier evaluation is not in the data',
    votes: true,
    needs: 'order',
  },
  { name: 'no_id', words: 'no id', meaning: 'the id is missing; the row is named by file and place' },
  { name: 'repeated_id', words: 'a repeated id', meaning: 'another row has the same id' },
  {
    name: 'repaired',
    words: 'repaired text',
    meaning: 'bytes that are not UTF-8 stand as �',
  },
]

/** The bit of an oddity; undefined for the one that has none. */
export function oddBit(name: OddName): number | undefined {
  return name === 'repeated_question' ? undefined : 1 << ODD_NAMES.indexOf(name)
}
