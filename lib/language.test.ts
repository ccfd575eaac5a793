import { expect, test } from 'vitest'
import { languageCode, languageName, readLanguage } from './language'

test.each([
  ['English', 'en'],
  ['Russian', 'ru'],
  ['polish', 'pl'],
  ['zh-hant', 'zh-Hant'],
  ['pt-BR', 'pt-BR'],
  ['zh', 'zh'],
  ['Norwegian Nynorsk', 'nn'],
  ['und', 'unknown'],
  ['<err>', 'unknown'],
  ['', 'unknown'],
  ['unknown', 'unknown'],
])('%s is read as %s', (raw, code) => {
  expect(readLanguage(raw)).toBe(code)
})

test('nonsense is not a language, yet keeps a value of its own in the data', () => {
  expect(readLanguage('!!')).toBeUndefined()
  expect(readLanguage('Klingonese dialect')).toBeUndefined()
  expect(languageCode('Klingonese dialect')).toBe('klingonese dialect')
  expect(languageCode(null)).toBe('unknown')
})

test('a code is shown by its name', () => {
  expect(languageName('zh-Hant')).toMatch(/Chinese/)
  expect(languageName('unknown')).toBe('unknown')
  expect(languageName('klingonese dialect')).toBe('klingonese dialect')
})

test('every code and every name is read as a code that stands for itself', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const names = codes.flatMap((code) => [code, languageName(code)])
  const told = [
    'Modern Greek',
    'Serbo-Croatian',
    'Tagalog',
    'Filipino',
    'Moldavian',
    'Hebrew',
    'zh-CN',
    'ZH_hant',
  ]
  for (const raw of [...names, ...told]) {
    const code = languageCode(raw)
    expect([raw, languageCode(code)]).toEqual([raw, code])
  }
  expect(readLanguage('Tagalog')).toBe(readLanguage('Filipino'))
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is no language', (raw) => {
  expect(readLanguage(raw)).toBeUndefined()
})
