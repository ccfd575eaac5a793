import { ARABIC } from './arabic'
import type { Bank } from './bank'
import { CHINESE } from './chinese'
import { ENGLISH } from './english'
import { FRENCH } from './french'
import { GERMAN } from './german'
import { HINDI } from './hindi'
import { JAPANESE } from './japanese'
import { KOREAN } from './korean'
import { POLISH } from './polish'
import { PORTUGUESE } from './portuguese'
import { RUSSIAN } from './russian'
import { SPANISH } from './spanish'
import { THAI } from './thai'
import { VIETNAMESE } from './vietnamese'

/** All languages that have sentences of their own here. */
export const BANKS: readonly Bank[] = [
  ENGLISH,
  RUSSIAN,
  CHINESE,
  VIETNAMESE,
  GERMAN,
  SPANISH,
  FRENCH,
  PORTUGUESE,
  POLISH,
  JAPANESE,
  KOREAN,
  ARABIC,
  HINDI,
  THAI,
]

/** English where a language has no sentences here. */
export function bankOf(code: string): Bank {
  return BANKS.find((bank) => bank.code === code) ?? ENGLISH
}
