import type { Sql } from '../sql'

/** `is_code` is a flag with a filter of its own; every other key is a category. */
export function withoutCode(categories: ReadonlyMap<string, Sql>): ReadonlyMap<string, Sql> {
  return new Map([...categories].filter(([key]) => key !== 'is_code'))
}
