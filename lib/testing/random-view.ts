import type { Database } from '../db'
import { seeded } from '../media/parquet-fixture'
import { all, any, join, type Sql, type SqlValue, sql } from '../sql'

/** For tests: a view as an address, and the same question in SQL of its own over the oracle's table `o`. */
export interface RandomView {
  readonly params: readonly (readonly [string, string])[]
  readonly where: Sql
  readonly order: Sql
  readonly page: number
  readonly size: number
}

interface Known {
  readonly kind: 'chat' | 'battle'
  readonly offered: ReadonlySet<string>
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** What is there to be asked for, and a few things that are not. */
export async function learn(
  oracle: Database,
  kind: 'chat' | 'battle',
  offered: Iterable<string>,
): Promise<Known> {
  const values: Record<string, string[]> = {}
  const ask = async (name: string, statement: Sql) => {
    const found = await oracle.query<{ v: string }>(
      sql`SELECT DISTINCT v::VARCHAR AS v FROM (${statement}) WHERE v IS NOT NULL ORDER BY v`,
    )
    values[name] = [...found.map(({ v }) => v), 'occurs nowhere']
  }
  await ask('model', sql`SELECT a AS v FROM o UNION ALL SELECT b FROM o`)
  await ask('language', sql`SELECT lang AS v FROM o`)
  await ask('preset', sql`SELECT preset AS v FROM o`)
  await ask('category', sql`SELECT unnest(cats) AS v FROM o`)
  await ask('user', sql`SELECT usr AS v FROM o`)
  await ask('session', sql`SELECT ses AS v FROM o`)
  await ask('image', sql`SELECT unnest(images) AS v FROM o`)
  await ask('date', sql`SELECT strftime(make_timestamp((t * 1e6)::BIGINT), '%Y-%m-%d') AS v FROM o`)
  values.date = (values.date ?? []).slice(0, -1)
  return { kind, offered: new Set(offered), values }
}

export function randomViews(known: Known, count: number, seed: number): RandomView[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => randomView(known, random))
}

type Random = () => number

function randomView(known: Known, random: Random): RandomView {
  const params: [string, string][] = []
  const conditions: Sql[] = []
  const names = [...known.offered].filter((name) => QUESTIONS[name] && !['vs', 'outcome'].includes(name))
  const wanted = new Set(Array.from({ length: Math.floor(random() * 4) }, () => pick(names, random)))
  if (known.kind === 'battle' && random() < 0.5) wanted.add('model')
  for (const name of wanted) {
    const asked = QUESTIONS[name]?.(known, random)
    if (!asked) continue
    params.push(...asked.params)
    conditions.push(asked.where)
  }
  const sort = pick(Object.keys(ORDERS), random)
  const size = pick([25, 50, 100], random)
  const page = random() < 0.5 ? 1 : Math.ceil(random() ** 2 * 8)
  if (random() < 0.7) params.push(['sort', sort])
  params.push(['page', String(page)], ['size', String(size)])
  const used = params.some(([name]) => name === 'sort') ? sort : known.offered.has('date') ? 'newest' : 'id'
  return { params, where: all(conditions), order: ORDERS[used] ?? sql`id`, page, size }
}

const ORDERS: Readonly<Record<string, Sql>> = {
  newest: sql`t DESC NULLS LAST, id`,
  oldest: sql`t ASC NULLS LAST, id`,
  turns: sql`turns ASC NULLS LAST, id`,
  '-turns': sql`turns DESC NULLS LAST, id`,
  length: sql`len ASC NULLS LAST, id`,
  '-length': sql`len DESC NULLS LAST, id`,
  id: sql`id`,
}

interface Asked {
  readonly params: readonly [string, string][]
  readonly where: Sql
}

const QUESTIONS: Readonly<Record<string, (known: Known, random: Random) => Asked | undefined>> = {
  model: askModel,
  language: (known, random) => askValue('language', sql`lang`, known, random),
  winner: (known, random) =>
    askValue(
      'winner',
      sql`winner`,
      { ...known, values: { winner: ['model_a', 'model_b', 'tie', 'both_bad', 'none'] } },
      random,
    ),
  preset(known, random) {
    if (random() < 0.2) return { params: [['preset', 'any']], where: sql`preset <> 'none'` }
    if (random() < 0.2) return { params: [['preset', '!any']], where: sql`preset = 'none'` }
    return askValue('preset', sql`preset`, known, random)
  },
  user: (known, random) => askValue('user', sql`usr`, known, random),
  session: (known, random) => askValue('session', sql`ses`, known, random),
  category: askCategory,
  code: (_known, random) => askFlag('code', sql`code`, random),
  anonymous: (_known, random) => askFlag('anonymous', sql`anon`, random),
  turns: (_known, random) => askRange('turns', sql`turns`, random, 12),
  order: (_known, random) => askRange('order', sql`ord`, random, 9),
  prompt_tokens: (_known, random) => askRange('prompt_tokens', sql`pt`, random, 1000),
  answer_tokens: (_known, random) =>
    askRange(
      'answer_tokens',
      sql`CASE WHEN ta IS NULL THEN tb WHEN tb IS NULL OR ta > tb THEN ta ELSE tb END`,
      random,
      5000,
    ),
  gap: (_known, random) => askRange('gap', sql`ta - tb`, random, 3000),
  longer: (known, random) =>
    askValue(
      'longer',
      sql`CASE WHEN ta > tb THEN a WHEN tb > ta THEN b END`,
      { ...known, values: { longer: known.values.model ?? [] } },
      random,
    ),
  times: (_known, random) =>
    askRange(
      'times',
      sql`CASE WHEN ta = tb THEN 1 WHEN least(ta, tb) = 0 THEN 1e9 ELSE trunc(greatest(ta, tb)::DOUBLE / least(ta, tb), 3) END`,
      random,
      5,
    ),
  date: askDate,
  image(known, random) {
    const hash = pick(known.values.image ?? [], random)
    return { params: [['image', hash]], where: sql`list_contains(images, ${hash})` }
  },
}

/** A leading `!` and a backslash are letters when written with one. */
function written(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/^!/, '\\!')
}

function askValue(name: string, value: Sql, known: Known, random: Random): Asked {
  const one = some(known.values[name] ?? [], random)
  const none = random() < 0.35 ? some(known.values[name] ?? [], random) : []
  const included = none.length > 0 && random() < 0.5 ? [] : one
  return {
    params: [
      ...included.map((item): [string, string] => [name, written(item)]),
      ...none.map((item): [string, string] => [name, `!${written(item)}`]),
    ],
    where: all([
      ...(included.length ? [sql`${value} IN (${join(included)})`] : []),
      ...(none.length ? [sql`${value} IS NULL OR ${value} NOT IN (${join(none)})`] : []),
    ]),
  }
}

/** "One side is in `model`, the other in `vs`, and for that side the vote ended in `outcome`." */
function askModel(known: Known, random: Random): Asked {
  const models = known.values.model ?? []
  if (known.kind === 'chat') return askValue('model', sql`a`, known, random)
  const mine = random() < 0.85 ? some(models, random) : []
  const never = random() < 0.2 || mine.length === 0 ? some(models, random) : []
  const params: [string, string][] = [
    ...mine.map((model): [string, string] => ['model', written(model)]),
    ...never.map((model): [string, string] => ['model', `!${written(model)}`]),
  ]
  const without = never.length ? [sql`a NOT IN (${join(never)})`, sql`b NOT IN (${join(never)})`] : []
  if (mine.length === 0) return { params, where: all(without) }
  const other = random() < 0.4 ? some(models, random) : undefined
  const otherOut = random() < 0.3
  const outcome = random() < 0.4 ? some(['win', 'loss', 'tie', 'both_bad'], random) : undefined
  const outcomeOut = random() < 0.3
  for (const model of other ?? []) params.push(['vs', `${otherOut ? '!' : ''}${written(model)}`])
  for (const one of outcome ?? []) params.push(['outcome', `${outcomeOut ? '!' : ''}${one}`])
  const isOne = (value: Sql, list: readonly SqlValue[], out: boolean) =>
    out ? sql`${value} NOT IN (${join(list)})` : sql`${value} IN (${join(list)})`
  const seen = (me: string) =>
    sql`CASE winner WHEN ${me} THEN 'win' WHEN 'tie' THEN 'tie' WHEN 'both_bad' THEN 'both_bad' WHEN 'none' THEN 'none' ELSE 'loss' END`
  const side = (me: Sql, them: Sql, name: string) =>
    all([
      sql`${me} IN (${join(mine)})`,
      ...(other ? [isOne(them, other, otherOut)] : []),
      ...(outcome ? [isOne(seen(name), outcome, outcomeOut)] : []),
    ])
  return {
    params,
    where: all([any([side(sql`a`, sql`b`, 'model_a'), side(sql`b`, sql`a`, 'model_b')]), ...without]),
  }
}

function askCategory(known: Known, random: Random): Asked {
  const keys = known.values.category ?? []
  const groups = Array.from({ length: 1 + Math.floor(random() * 2) }, () => some(keys, random))
  const without = random() < 0.3 ? some(keys, random) : undefined
  const together = (group: readonly string[]) => all(group.map((key) => sql`list_contains(cats, ${key})`))
  return {
    params: [
      ...groups.map((group): [string, string] => ['category', group.join(',')]),
      ...(without ? [['category', `!${without.join(',')}`] as [string, string]] : []),
    ],
    where: all([any(groups.map(together)), ...(without ? [sql`NOT (${together(without)})`] : [])]),
  }
}

function askFlag(name: string, value: Sql, random: Random): Asked {
  const wanted = random() < 0.5
  return random() < 0.3
    ? { params: [[name, `!${wanted}`]], where: sql`${value} IS DISTINCT FROM ${wanted}` }
    : { params: [[name, String(wanted)]], where: sql`${value} IS NOT DISTINCT FROM ${wanted}` }
}

function askRange(name: string, value: Sql, random: Random, most: number): Asked {
  const low = Math.floor((name === 'gap' ? random() * 2 - 1 : random()) * most)
  const high = low + Math.floor(random() * most * 0.5)
  const [text, inside] = pick<[string, Sql]>(
    [
      [`${low}..${high}`, sql`${value} BETWEEN ${low} AND ${high}`],
      [`${low}..`, sql`${value} >= ${low}`],
      [`..${high}`, sql`${value} <= ${high}`],
      [`${low}`, sql`${value} = ${low}`],
    ],
    random,
  )
  return random() < 0.25
    ? { params: [[name, `!${text}`]], where: sql`(${inside}) IS NOT TRUE` }
    : { params: [[name, text]], where: sql`(${inside}) IS TRUE` }
}

/** Compared as text: a day lies in a month when its name begins with the month's. */
function askDate(known: Known, random: Random): Asked | undefined {
  const days = known.values.date ?? []
  if (days.length === 0) return undefined
  const cut = () => pick([4, 7, 10], random)
  const [low = '', high = ''] = [pick(days, random), pick(days, random)].sort()
  const [from, to] = [low.slice(0, cut()), high.slice(0, cut())]
  const day = sql`strftime(make_timestamp((t * 1e6)::BIGINT), '%Y-%m-%d')`
  const after = sql`${day} >= ${from}`
  const before = sql`left(${day}, ${to.length}) <= ${to}`
  const [text, inside] = pick<[string, Sql]>(
    [
      [`${from}..${to}`, sql`${after} AND ${before}`],
      [`${from}..`, after],
      [`..${to}`, before],
      [from, sql`starts_with(${day}, ${from})`],
    ],
    random,
  )
  return random() < 0.2
    ? { params: [['date', `!${text}`]], where: sql`(${inside}) IS NOT TRUE` }
    : { params: [['date', text]], where: sql`(${inside}) IS TRUE` }
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item
}

function some(items: readonly string[], random: Random): string[] {
  return [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(items, random)))]
}
