import { BOARD_SORTS, CELL_KINDS, POLICY_VALUES, SLICES } from './board-policy'
import type { Filter } from './filters/filter'
import { readerFilters } from './filters/reader-filters'
import { ODD_NAMES } from './odd'
import { schemas } from './schemas'

/** What the API answers, for `/api` and for the test that nothing is undocumented. */
export interface Endpoint {
  readonly path: string
  readonly answers: string
  /** True where the view's parameters may stand. */
  readonly view: boolean
  readonly example?: string
}

export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/api/datasets',
    answers:
      '{ datasets: [{ slug, title, family, kind, rows, stages, source?, warning?, licence?: { name, href?, published_for? } }], indexing, problems: [{ folder, message }] }',
    view: false,
  },
  {
    path: '/api/health',
    answers: '{ status, versions, datasets: { slug: stages } }, with status 200 when it can answer',
    view: false,
  },
  {
    path: '/api/{slug}/rows',
    answers:
      '{ total, page, size, cut_off?, rows: [{ id, model | model_a, model_b, winner, language, turns, time, categories, preset, prompt, answers, image, surprise, … }] }; surprise in bits, votes only, null where nothing is expected of a vote. cut_off: { read, message } stands in this and in every other answer over a view whose search ran out of time: the share of the texts that might match which were read, so that rows may be missing; nowhere else',
    view: true,
    example: '?language=zh&category=ocr,diagram&sort=-turns&page=2&size=25',
  },
  {
    path: '/api/{slug}/rows/{id}',
    answers:
      'the whole row: conversation or conversation_a and conversation_b, context, metadata, session_votes, prediction, neighbours in the view, elsewhere: { question, image: { rows, models, outcomes?: [{ model, rows, win, loss, tie, both_bad }] } } (rows without this one, outcomes with it). Of a vote, prediction: { a_wins, b_wins, tie, both_bad, surprise, votes_used, standing: { a, b: { model, rating, lower, upper, rank_lower, rank_upper, models, provisional } }, view } or null, from all votes of the dataset; its view is the same from the votes of the view alone, null where nothing is chosen, { reason } where it has none. With raw=1 as in the parquet, bytes of images left out',
    view: true,
  },
  {
    path: '/api/{slug}/facets',
    answers:
      '{ total, facets: { category: [{ value, count }], turns: { bins: [{ low, high, count }], none }, … } }; a facet leaves its own filter out, and is never cut short. With against=rest, all, or another view as a query: { against: { view, total, overlap } }, and every value and bin has here: { count, share }, there: { count, share }, difference, lower, upper: shares of all rows of either view, the bounds null where they have rows in common',
    view: true,
    example: '?language=zh&against=language%3Dru',
  },
  {
    path: '/api/{slug}/pairs',
    answers:
      '{ total, models, pairs: [{ a, b, a_wins, b_wins, ties, both_bad }], no_vote, self_battles }; a comes before b by code point. Votes only',
    view: true,
  },
  {
    path: '/api/{slug}/leaderboard',
    answers:
      '{ policy, ratings: [{ model, rating, lower, upper, rank, rank_lower, rank_upper, votes, win_rate, provisional }], coefficients?, components, votes_used, votes_left_out, left_out, reason?, message?, counts?, ms }; best first, 95 % intervals. Takes the policies below, and echoes them. With against=rest, all, or another view as a query: { against: { view, total, overlap, models } }, and each model has there: { rating, difference, lower, upper, z } or null: its rating there on the zero point of this board, and here minus there; the bounds null where the two have votes in common. Where a board.csv lies beside the dataset: { published: { sources, shift, models, not_in_data, problems } }, and each model has published: { rating, lower, upper, source, difference } or null: as published, and here minus there after the shift. Votes only; where a view chose votes by their result there are counts and no ratings',
    view: true,
    example: '?category=math&against=category%3Dcreative_writing',
  },
  {
    path: '/api/{slug}/matrix',
    answers:
      '{ policy, total, models, pairs: [{ a, b, votes, a_wins, b_wins, ties, both_bad, win_rate, lower, upper, tie_rate, both_bad_rate, expected, residual }], votes_used, reason?, ms }; a is higher on the board than b, win_rate is of a with its Wilson interval, residual in standard deviations from what the fit expects. Takes the policies of the leaderboard. Votes only',
    view: true,
  },
  {
    path: '/api/{slug}/versus',
    answers:
      '{ a, b, policy, total, votes, a_wins, b_wins, ties, both_bad, no_vote, win_rate, lower, upper, expected: { win_rate, residual, rating_difference, lower, upper } | null, groups: { category, language, turns, date: [{ value, a_wins, b_wins, ties, both_bad, votes, win_rate, lower, upper }] }, length: { mean_gap, longer_win_rate, longer_a, longer_b, equal, … } | null, style: { tokens, headers, lists, bold: { a, b: { answers, median, mean }, more_win_rate, lower, upper, decisive } }, stepped_aside }; shares are of a with Wilson intervals. The view’s own model, vs and outcome step aside. Votes only',
    view: true,
    example: '?a=gpt-4o&b=claude-3-5-sonnet&language=pl',
  },
  {
    path: '/api/{slug}/breakdown',
    answers:
      '{ policy, by, total, values: [{ value, votes, outcomes: { model_a, model_b, tie, both_bad, none }, differences: [{ model, rating, rest, difference, lower, upper, z, marked }] }], more, reason?, message? }; by=category|language|turns|code|preset|order|month|label; ratings inside a value against the rest of the view, of models with 30 votes in both, marked where |z| > 3, and how the votes of each value ended. Takes the policies of the leaderboard. Votes only; where a view chose votes by their result there are outcomes and no differences',
    view: true,
    example: '?by=language&category=math',
  },
  {
    path: '/api/{slug}/export',
    answers:
      'the whole view in its order as a file, streamed: format=jsonl|csv|parquet, columns below. The header Ringside-Rows says how many rows it has; an answer that breaks off is cut in the middle of its transfer (curl ends with an error), and is not whole. The header Ringside-Cut-Off is there only where the search of the view ran out of time, and says so',
    view: true,
    example: '?language=pl&format=parquet',
  },
  {
    path: '/api/{slug}/export/{ticket}',
    answers:
      '{ rows, total, state } of an export begun with ticket=, 8 to 64 letters and digits of your own; state is running, whole, broken or stopped. DELETE stops it',
    view: false,
  },
  {
    path: '/api/{slug}/quality',
    answers:
      '{ total, lines: [{ kind, words, count, share, view }], policy?, repeated?: { rows, questions, most }, capped?: [{ cap, rows, ratings: [{ model, plain, rating, moved }] }], fragility?: { above, below, gap, votes, of, ids }, stepped_aside }; view is the query that opens just those rows, or null; capped is the board with every question heard at most once and at most ten times, on the zero point of the plain one; fragility the fewest votes whose removal swaps two neighbours, of the first two or with above=MODEL of that one and the next. The view’s own odd steps aside',
    view: true,
    example: '?language=en',
  },
  {
    path: '/api/{slug}/labels',
    answers:
      '{ labels: [{ label, count }], rows: [{ id, labels, note, who, votes }] }: what readers said. With format=jsonl as events, one a line; POST takes such lines (application/x-ndjson) and adds them',
    view: false,
  },
  {
    path: '/api/{slug}/questions/{hash}',
    answers:
      '{ hash, prompt, image, rows, answers: [{ model, text, id, side, rows, outcomes?, surprise?: { bits, id } }] }',
    view: false,
  },
  {
    path: '/media/{slug}/{hash}',
    answers:
      'the bytes of an image as stored; w=160 or w=480 a WebP thumbnail, as=png converted, download=1 to save',
    view: false,
  },
  {
    path: '/media/{slug}/rows/{id}/{n}',
    answers: 'the same by place in a row, n from 0',
    view: false,
  },
]

/** What a status means; the code of an error says it for programs. */
export const ERRORS: readonly (readonly [status: number, meaning: string])[] = [
  [
    400,
    'an unknown parameter, a value that is none, a filter this dataset has nothing for, a path that cannot be read',
  ],
  [401, 'a password is asked for: sign in, or send it as Authorization: Bearer …'],
  [403, 'a change that comes from a page elsewhere'],
  [404, 'no such dataset, row, question, image or model; votes asked of chats'],
  [405, 'a method this address does not take'],
  [409, 'known once a later stage of the index is there'],
  [410, 'an image whose file was changed or removed since it was read'],
  [415, 'an image that cannot be made into what was asked for'],
  [421, 'a name in Host that this server does not answer to'],
  [429, 'too many wrong passwords; Retry-After says how long to wait'],
]

export interface DocumentedPolicy {
  readonly name: string
  readonly takes: string
  /** Empty where the values say it. */
  readonly means: string
  /** True where only a page shows something by it. */
  readonly pageOnly: boolean
}

/** Every policy of the numbers, in the order of an address. They change numbers, never which rows match. */
export function documentedPolicies(): readonly DocumentedPolicy[] {
  const closed = (name: keyof typeof POLICY_VALUES, means: string) => ({
    name,
    takes: POLICY_VALUES[name].join(' · '),
    means,
    pageOnly: false,
  })
  const shown = (name: string, values: readonly string[], means: string) => ({
    name,
    takes: values.join(' · '),
    means,
    pageOnly: true,
  })
  return [
    closed('style', 'what of the answers’ style is taken out of a rating'),
    closed('ties', 'ties and both bad as half a win each, or left out'),
    closed('weights', 'votes as they are, or pairs that met often turned down'),
    closed('center', 'which models have a mean of 1000'),
    { name: 'anchor', takes: 'MODEL:SCORE', means: 'one model held at a score instead', pageOnly: false },
    closed('interval', 'how the 95 % interval is made'),
    closed('cluster', 'votes of one session or user taken as one witness'),
    {
      name: 'min_votes',
      takes: 'a whole number',
      means: 'models with fewer votes are not listed; nothing is fitted anew',
      pageOnly: false,
    },
    shown('by', BOARD_SORTS, 'what the board is sorted by; in breakdown it names the filter instead'),
    shown('cells', CELL_KINDS, 'what the cells of the matrix show; its answer has them all'),
    shown('slices', SLICES, 'what the votes are broken down by; in the API that is by= of breakdown'),
    {
      name: 'against',
      takes: 'rest, all, or another view as a percent-encoded query',
      means: 'a view to compare with: in facets and leaderboard, of chats in facets',
      pageOnly: false,
    },
  ]
}

export interface DocumentedFilter {
  readonly name: string
  readonly label: string
  readonly takes: string
  readonly families: readonly string[]
  readonly needs?: string
}

/** Every filter of every family, in the order of the first family that has it. */
export function documentedFilters(): readonly DocumentedFilter[] {
  const found = new Map<string, { filter: Filter; families: string[] }>()
  for (const schema of schemas) {
    for (const filter of schema.filters) {
      const known = found.get(filter.name)
      if (known) known.families.push(schema.family)
      else found.set(filter.name, { filter, families: [schema.family] })
    }
  }
  const all = schemas.map(({ family }) => family)
  for (const filter of readerFilters) found.set(filter.name, { filter, families: all })
  return [...found.values()].map(({ filter, families }) => ({
    name: filter.name,
    label: filter.label,
    takes:
      filter.name === 'odd'
        ? `one of ${ODD_NAMES.join(', ')}`
        : filter.name === 'times'
          ? `${TAKES.range}: how many times as long as the shorter one`
          : filter.name === 'longer'
            ? 'the model that gave it; for equally long answers gap=0'
            : TAKES[filter.name === 'category' ? 'choices' : filter.kind],
    families,
    ...(filter.needs ? { needs: filter.needs } : {}),
  }))
}

const TAKES: Readonly<Record<Filter['kind'] | 'choices', string>> = {
  choice: 'a value',
  choices: 'a value; several with commas between them mean all of them',
  range: 'a number or low..high, ends included, either end open',
  text: 'words, "a phrase", -without, word*, one OR other, /pattern/, with prompt: answer: winner: loser: a: b: before one of them',
  label: 'a label that readers gave; several with commas between them mean all of them',
  sample:
    'how many rows, with seed= a whole number (1 unless said otherwise): the rows with the lowest md5 of seed:id among those that match all else but label, the same for everyone',
  flag: 'true or false',
  period: 'a UTC day, month or year, or two of them with .. between, ends included, either end open',
}
