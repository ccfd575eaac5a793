import { describe, expect, test } from 'vitest'
import { ApiError } from '../api-error'
import { readMediaRequest } from './media-request'

const read = (query: string) => readMediaRequest(new URLSearchParams(query))

describe('readMediaRequest', () => {
  test.each([
    ['', { kind: 'stored' }, false],
    ['w=160', { kind: 'thumbnail', width: 160 }, false],
    ['w=480&download=1', { kind: 'thumbnail', width: 480 }, true],
    ['as=png', { kind: 'png' }, false],
  ])('"%s" is understood', (query, form, download) => {
    expect(read(query)).toEqual({ form, download })
  })

  test.each([
    ['w=161', 'malformed_value', 'w'],
    ['w=', 'malformed_value', 'w'],
    ['w=0160', 'malformed_value', 'w'],
    ['w=160&w=480', 'malformed_value', 'w'],
    ['as=gif', 'malformed_value', 'as'],
    ['w=160&as=png', 'malformed_value', 'as'],
    ['download=yes', 'malformed_value', 'download'],
    ['width=160', 'unknown_parameter', 'width'],
  ])('"%s" is refused, naming the field', (query, code, field) => {
    const error = (() => {
      try {
        return read(query)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 400, code, field })
  })
})
