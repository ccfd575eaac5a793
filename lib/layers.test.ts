import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

/** The arrows of DESIGN §3, read off the imports. */
interface Source {
  /** From the root: `lib/view.ts`. */
  readonly file: string
  readonly text: string
  /** What is imported at run time; type imports vanish. */
  readonly values: readonly string[]
  readonly all: readonly string[]
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:([^'"`;]*?)\s+from\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

let sources: readonly Source[] = []
beforeAll(async () => {
  const found = await Promise.all(
    ['app', 'components', 'lib', 'scripts'].map((folder) => readdir(folder, { recursive: true })),
  )
  const files = found.flatMap((names, index) =>
    names.map(
      (name) => `${['app', 'components', 'lib', 'scripts'][index]}/${name.split(path.sep).join('/')}`,
    ),
  )
  sources = await Promise.all(
    files.filter(isProduction).map(async (file) => readSource(file, await readFile(file, 'utf8'))),
  )
})

function isProduction(file: string): boolean {
  return (
    /\.(ts|tsx|mjs)$/.test(file) &&
    !/\.(test|d)\.tsx?$|\.fixture\.ts$|-fixture\.ts$/.test(file) &&
    !/^(lib\/testing|scripts\/testing|app\/dev-)/.test(file)
  )
}

function readSource(file: string, text: string): Source {
  const values: string[] = []
  const all: string[] = []
  for (const [, type, names = '', from = ''] of text.matchAll(IMPORT)) {
    const target = resolved(file, from)
    all.push(target)
    const named = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1]
    const onlyTypes = named?.split(',').every((one) => /^\s*(type\s|$)/.test(one))
    if (!type && !onlyTypes) values.push(target)
  }
  for (const [, from = ''] of text.matchAll(DYNAMIC)) values.push(resolved(file, from))
  return { file, text, values, all: [...all, ...values] }
}

/** `@/lib/view` and `../view` are both `lib/view`; packages stay as they are. */
function resolved(file: string, from: string): string {
  const target = from.startsWith('@/')
    ? from.slice(2)
    : from.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), from)
      : from
  return target.replace(/\.(ts|tsx|js|mjs)$/, '')
}

function offenders(where: (file: string) => boolean, offends: (source: Source) => unknown): string[] {
  return sources
    .filter(({ file }) => where(file))
    .flatMap((source) => {
      const found = offends(source)
      return Array.isArray(found) ? found.map((one) => `${source.file}: ${one}`) : found ? [source.file] : []
    })
}

/** Modules that say what things mean. They run anywhere. */
const PURE =
  /^lib\/(sql|schema|view|vote|against|odd|conversation|language|column-type|headline|remembered)\.ts$|^lib\/(filters|schemas|ratings|search)\//

function isServerOnly(target: string): boolean {
  return /^(react|react-dom|next|sharp|hyparquet|pino)(\/|$)|^@duckdb\/|^node:/.test(target)
}

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter(({ file }) => PURE.test(file)).length).toBeGreaterThan(20)
  expect(sources.find(({ file }) => file === 'lib/db.ts')?.values).toContain('@duckdb/node-api')
})

describe('pure modules', () => {
  test('import nothing of React, Next, DuckDB or Node', () => {
    expect(
      offenders(
        (file) => PURE.test(file),
        ({ all }) => all.filter(isServerOnly),
      ),
    ).toEqual([])
  })
  test('import only pure modules', () => {
    const impure = (target: string) =>
      /^(lib|app|components|scripts)\//.test(target) &&
      !PURE.test(`${target}.ts`) &&
      !PURE.test(`${target}/index.ts`)
    expect(
      offenders(
        (file) => PURE.test(file),
        ({ values }) => values.filter(impure),
      ),
    ).toEqual([])
  })
})

test('only lib/db.ts imports DuckDB', () => {
  expect(
    offenders(
      (file) => file !== 'lib/db.ts',
      ({ all }) => all.filter((target) => target.startsWith('@duckdb/')),
    ),
  ).toEqual([])
})

test('components take values neither from queries nor from the database; the shell alone asks the catalog', () => {
  const beyond = (file: string) => (target: string) =>
    /^lib\/(queries|indexing)\/|^lib\/db$/.test(target) ||
    (target === 'lib/catalog' && !file.startsWith('components/shell/'))
  expect(
    offenders(
      (file) => file.startsWith('components/'),
      ({ file, values }) => values.filter(beyond(file)),
    ),
  ).toEqual([])
})

test('lib imports neither routes nor components, and components no routes', () => {
  const upward = /^(app|components|scripts)\//
  expect(
    offenders(
      (file) => file.startsWith('lib/'),
      ({ all }) => all.filter((target) => upward.test(target)),
    ),
  ).toEqual([])
  expect(
    offenders(
      (file) => file.startsWith('components/'),
      ({ all }) => all.filter((target) => /^(app|scripts)\//.test(target)),
    ),
  ).toEqual([])
})

test('SQL is written in lib alone, and never as a plain string', () => {
  expect(
    offenders(
      (file) => /^(app|components)\//.test(file),
      ({ text }) => /\bsql`/.test(text),
    ),
  ).toEqual([])
  const spliced = /(?<!sql)`\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ATTACH|COPY)\s[^`]*\$\{/
  expect(
    offenders(
      (file) => file !== 'lib/sql.ts',
      ({ text }) => spliced.test(text),
    ),
  ).toEqual([])
})

test('only lib/sql.ts makes SQL out of text', () => {
  expect(
    offenders(
      (file) => file !== 'lib/sql.ts',
      ({ text }) => /\bnew Sql\(/.test(text),
    ),
  ).toEqual([])
})

test('addresses are put together in lib/view.ts alone', () => {
  const assembles = /(href|action|src|redirect|push)\s*[=(:]\s*\{?\s*`(?!#)[^`]*\$\{/
  const elsewhere = (file: string) => /^(app|components)\//.test(file)
  expect(offenders(elsewhere, ({ text }) => assembles.test(text))).toEqual([])
})

test('client components say why they need the browser', () => {
  const unsaid = ({ text }: Source) =>
    /^\s*['"]use client['"]/m.test(text) &&
    !/^(\/\/|\/\*).*|^['"]use client['"]\s*(\/\/|\/\*).*/.test(text.trimStart())
  expect(offenders((file) => /^(app|components)\//.test(file), unsaid)).toEqual([])
})

test('no file is named for nothing in particular, and none is a barrel', () => {
  const vague = /(^|\/)(utils?|helpers?|types|constants|common|misc)\.(ts|tsx)$/
  expect(sources.map(({ file }) => file).filter((file) => vague.test(file))).toEqual([])
  expect(
    offenders(
      () => true,
      ({ text }) => /^export \* from/m.test(text),
    ),
  ).toEqual([])
})

test('every family in the folder stands in the list', () => {
  const list = sources.find(({ file }) => file === 'lib/schemas/index.ts')
  const families = sources.filter(
    ({ file, text }) => file.startsWith('lib/schemas/') && /: Schema = \{/.test(text),
  )
  expect(families.length).toBeGreaterThan(2)
  for (const { file } of families) expect(list?.values).toContain(file.replace('.ts', ''))
})

test('no page asks another host for anything', () => {
  const loads = /(src|href|url\()\s*[=(]?\s*\{?['"`]https?:\/\/(?!localhost)/
  const fetches = /\bfetch\(\s*['"`]https?:/
  expect(
    offenders(
      (file) => /^(app|components)\//.test(file),
      ({ text }) =>
        /<(script|link|img|iframe)[^>]*https?:/.test(text) ||
        fetches.test(text) ||
        /@import\s+url\(/.test(text) ||
        (/<(script|link|img)/.test(text) && loads.test(text)),
    ),
  ).toEqual([])
})
