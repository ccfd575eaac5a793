import type { Bank } from './bank'
import { ENGLISH } from './english'

/** All languages that have sentences of their own here. */
export const BANKS: readonly Bank[] = [ENGLISH]

export function bankOf(code: string): Bank {
  return BANKS.find((bank) => bank.code === code) ?? ENGLISH
}
