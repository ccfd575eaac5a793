import { expect, test } from 'vitest'
import { all, any, column, join, literal, readableSql, sql } from './sql'

test('values bind and nested Sql splices', () => {
  const inner = sql`model = ${"x' OR 1=1"}`
  const outer = sql`SELECT * FROM rows WHERE ${inner} AND turns > ${3} LIMIT 5`
  expect(outer.text).toBe('SELECT * FROM rows WHERE model = ? AND turns > ? LIMIT 5')
  expect(outer.values).toEqual(["x' OR 1=1", 3])
})

test('identifiers and literals are quoted whatever they hold', () => {
  expect(column('conv_metadata', 'a"b', '**').text).toBe('"conv_metadata"."a""b"."**"')
  expect(literal("it's").text).toBe("'it''s'")
  expect(() => column('a\0b')).toThrow('NUL')
  expect(() => literal('a\0b')).toThrow('NUL')
})

test('an empty join is a mistake, an empty all is true, an empty any is false', () => {
  expect(() => join([])).toThrow('empty')
  expect(all([]).text).toBe('TRUE')
  expect(any([]).text).toBe('FALSE')
})

test('join mixes values and Sql', () => {
  const list = join(['a', sql`lower(${'B'})`, 3])
  expect(list.text).toBe('?, lower(?), ?')
  expect(list.values).toEqual(['a', 'B', 3])
})

test('a statement to be read has its values as literals, whatever they hold', () => {
  const statement = sql`a = ${"it's ?"} AND b IN (${join([1, null, true])}) AND c = ${'x\0y'} AND d = '?'`
  expect(readableSql(statement)).toBe(
    "a = 'it''s ?' AND b IN (1, NULL, TRUE) AND c = 'x' || chr(0) || 'y' AND d = '?'",
  )
})
