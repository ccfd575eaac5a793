import { choice, choices, codesOf, termChoice, textChoice } from '../filters/choice'
import type { Filter } from '../filters/filter'
import { flag } from '../filters/flag'
import { period } from '../filters/period'
import { range } from '../filters/range'
import { whereSelection } from '../filters/selection'
import { text } from '../filters/text'
import { languageName, readLanguage } from '../language'
import { ODD_NAMES, ODDITIES, oddBit } from '../odd'
import { any, join, type Sql, sql, wholeNumber } from '../sql'
import { WINNERS } from '../vote'

/** The filters that more than one family offers, each defined once. */
export const words: Filter = text({ name: 'q', label: 'text' }) as Filter

export const chatModel: Filter = termChoice({ name: 'model', label: 'model' }) as Filter

export const winner: Filter = termChoice({
  name: 'winner',
  label: 'winner',
  closed: [...WINNERS, 'none'],
  valueInWords: (value) => WINNER_WORDS[value] ?? value,
}) as Filter

export const category: Filter = choices({
  name: 'category',
  label: 'category',
  column: 'categories',
  valueInWords: (value) => value.replaceAll('_', ' '),
}) as Filter

export const language: Filter = termChoice({
  name: 'language',
  label: 'language',
  canonical: (text) => readLanguage(text) ?? text.toLowerCase(),
  valueInWords: languageName,
}) as Filter

/** `any` stands for every source set, `none` for rows without one. */
export const preset: Filter = choice({
  name: 'preset',
  label: 'preset',
  facet: { kind: 'terms', column: 'preset', field: 'preset' },
  valueInWords: (value) => (value === 'any' ? 'any set' : value),
  where: (selection) => whereSelection(selection, presetIsOneOf),
}) as Filter

function presetIsOneOf(values: readonly string[]): Sql {
  const named = values.filter((value) => value !== 'any')
  return any([
    ...(values.includes('any') ? [sql`preset NOT IN ${codesOf('preset', ['none'])}`] : []),
    ...(named.length ? [sql`preset IN ${codesOf('preset', named)}`] : []),
  ])
}

export const code: Filter = flag({ name: 'code', label: 'code', column: 'code' }) as Filter
export const turns: Filter = range({ name: 'turns', label: 'turns', column: 'turns' }) as Filter
export const order: Filter = range({
  name: 'order',
  label: 'order in session',
  column: 'evaluation_order',
}) as Filter
export const promptTokens: Filter = range({
  name: 'prompt_tokens',
  label: 'prompt',
  column: 'prompt_tokens',
  unit: 'tokens',
}) as Filter
export const answerTokens: Filter = range({
  name: 'answer_tokens',
  label: 'longer answer',
  column: 'answer_tokens',
  unit: 'tokens',
}) as Filter
export const gap: Filter = range({
  name: 'gap',
  label: 'A minus B',
  column: 'gap',
  unit: 'tokens',
}) as Filter
/** Whose answer is the longer one; two of equal length are `gap=0`. */
export const longer: Filter = choice({
  name: 'longer',
  with: 'gap',
  label: 'longer answer',
  valueInWords: (model) => `by ${model}`,
  where: (selection) =>
    whereSelection(selection, (models) =>
      any([
        sql`gap > 0 AND model_a IN ${codesOf('model', models)}`,
        sql`gap < 0 AND model_b IN ${codesOf('model', models)}`,
      ]),
    ),
}) as Filter

/**
 * How many times as long as the shorter answer the longer one is, in tokens: 1 where both are equal. Thousandths, the
 * rest cut off, so that `2..3.999` is from twice to under four times. Text against nothing is longer than any number.
 */
export const times: Filter = range({
  name: 'times',
  with: 'gap',
  label: 'longer answer',
  unit: 'times as long',
  step: 0.001,
  column: sql`(CASE
    WHEN gap IS NULL OR answer_tokens < abs(gap) THEN NULL
    WHEN answer_tokens > abs(gap) THEN answer_tokens::BIGINT * 1000 // (answer_tokens - abs(gap)) / 1000.0
    WHEN answer_tokens > 0 THEN 1e300
    ELSE 1 END)::DOUBLE`,
}) as Filter

export const date: Filter = period({ name: 'date', label: 'date', column: 'time' }) as Filter
export const user: Filter = textChoice({ name: 'user', label: 'user', column: 'user_id' }) as Filter
export const session: Filter = textChoice({ name: 'session', label: 'session', column: 'session' }) as Filter
export const anonymous: Filter = flag({
  name: 'anonymous',
  label: 'anonymous',
  column: 'anonymous',
}) as Filter

/** Rows that one would look at twice, by what is odd about them: see lib/odd.ts. */
export const odd: Filter = choice({
  name: 'odd',
  label: 'oddity',
  closed: ODD_NAMES,
  valueInWords: (value) => ODDITIES.find(({ name }) => name === value)?.words ?? value,
  where: (selection) => whereSelection(selection, isOdd),
}) as Filter

function isOdd(values: readonly string[]): Sql {
  const bits = ODD_NAMES.reduce((mask, name) => mask | (values.includes(name) ? (oddBit(name) ?? 0) : 0), 0)
  const repeated = sql`"row" IN (SELECT "row" FROM questions QUALIFY count(*) OVER (PARTITION BY question) > 1)`
  return any([
    ...(bits > 0 ? [sql`(odd & ${wholeNumber(bits)}) <> 0`] : []),
    ...(values.includes('repeated_question') ? [repeated] : []),
  ])
}

/** Stored bits have four digits. */
export const surprise: Filter = range({
  name: 'surprise',
  label: 'surprise',
  column: 'surprise',
  unit: 'bits',
  step: 0.0001,
}) as Filter

/** The tables `row_images` and `questions` are there once the stage that fills them is. */
export const image: Filter = choice({
  name: 'image',
  label: 'image',
  valueInWords: shortHash,
  where: (selection) =>
    whereSelection(
      selection,
      (hashes) => sql`"row" IN (SELECT "row" FROM row_images WHERE list_has_any(images, [${join(hashes)}]))`,
    ),
}) as Filter

export const question: Filter = choice({
  name: 'question',
  label: 'question',
  valueInWords: shortHash,
  where: (selection) =>
    whereSelection(
      selection,
      (hashes) => sql`"row" IN (SELECT "row" FROM questions WHERE question IN (${join(hashes)}))`,
    ),
}) as Filter

function shortHash(hash: string): string {
  return hash.length > 12 ? `${hash.slice(0, 8)}…` : hash
}

const WINNER_WORDS: Readonly<Record<string, string>> = {
  model_a: 'A',
  model_b: 'B',
  tie: 'tie',
  both_bad: 'both bad',
  none: 'no vote',
}
