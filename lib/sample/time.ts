import type { Random } from './random'

/** A moment between two UTC days (epoch seconds, microsecond steps): more by day than by night, growing over time. */
export function momentBetween(from: Random, first: string, last: string): number {
  const [start, end] = [Date.parse(`${first}T00:00:00Z`) / 1000, Date.parse(`${last}T00:00:00Z`) / 1000]
  const day = Math.floor(Math.max(from.next(), from.next() * 1.05 - 0.05, 0) * ((end - start) / 86_400))
  const hour = (14 + from.normal() * 4.6 + 24) % 24
  return start + day * 86_400 + Math.floor(hour * 3_600_000_000) / 1_000_000
}
