/** Points of a rating: whole ones, since no interval here is narrower than that. */
export function formatPoints(points: number): string {
  return points.toFixed(0)
}

/** "+12", "−3", "0": a difference with its sign. */
export function formatDifference(points: number): string {
  const rounded = Math.round(points)
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}`
}

/** "54 %", which no line breaks; "–" of nothing. `digits` behind the point. */
export function formatShare(share: number, digits = 0): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(digits)}\u00a0%` : '–'
}

/** For what is taken along: where a line may break is the page's affair. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

export function formatCount(count: number): string {
  return count.toLocaleString('en')
}

/** "1", "1–3". */
export function formatRanks({ rankLower, rankUpper }: { rankLower: number; rankUpper: number }): string {
  return rankLower === rankUpper ? String(rankLower) : `${rankLower}–${rankUpper}`
}

/** A mean or a median of counts: "412", "4.5"; "–" of none. */
export function formatMean(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value.toLocaleString('en', { maximumFractionDigits: value < 20 ? 1 : 0 })
}
