/** For tests: what a board says of one model. */
export interface Slow {
  readonly rating: number
  readonly error: number
  readonly votes: number
  readonly score: number
}

/** For tests: Zermelo's iteration (1929), then the sandwich by Gauss and Jordan; centred on models with at least 30 votes. */
export function slowBoard(votes: readonly { a: string; b: string; winner: string }[]): Map<string, Slow> {
  const names = [...new Set(votes.flatMap(({ a, b }) => [a, b]))]
  const n = names.length
  const at = new Map(names.map((name, place) => [name, place]))
  const scored = votes.map(({ a, b, winner }) => ({
    a: at.get(a)!,
    b: at.get(b)!,
    y: winner === 'model_a' ? 1 : winner === 'model_b' ? 0 : 0.5,
  }))
  const met = Array.from({ length: n }, () => new Float64Array(n))
  const score = new Float64Array(n)
  const count = new Float64Array(n)
  for (const { a, b, y } of scored) {
    met[a]![b]!++
    met[b]![a]!++
    score[a]! += y
    score[b]! += 1 - y
    count[a]!++
    count[b]!++
  }
  let strength = new Float64Array(n).fill(1)
  for (let round = 0, moved = 1; round < 200_000 && moved > 1e-13; round++) {
    const next = strength.map((own, i) => {
      let sum = 0
      for (let j = 0; j < n; j++) if (met[i]![j]! > 0) sum += met[i]![j]! / (own + strength[j]!)
      return score[i]! / sum
    })
    const mean = Math.exp(next.reduce((sum, one) => sum + Math.log(one), 0) / n)
    moved = 0
    const scaled = next.map((one) => one / mean)
    scaled.forEach((one, i) => {
      moved = Math.max(moved, Math.abs(Math.log(one / strength[i]!)))
    })
    strength = scaled
  }
  const information = Array.from({ length: n }, () => new Array<number>(n).fill(1))
  const meat = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (const { a, b, y } of scored) {
    const p = strength[a]! / (strength[a]! + strength[b]!)
    for (const [matrix, value] of [
      [information, p * (1 - p)],
      [meat, (y - p) ** 2],
    ] as const) {
      matrix[a]![a]! += value
      matrix[b]![b]! += value
      matrix[a]![b]! -= value
      matrix[b]![a]! -= value
    }
  }
  const inverse = inverted(information)
  const product = (left: number[][], right: number[][]) =>
    left.map((row) => right[0]!.map((_, j) => row.reduce((sum, one, k) => sum + one * right[k]![j]!, 0)))
  const covariance = product(product(inverse, meat), inverse)
  const members = [...names.keys()].filter((i) => count[i]! >= 30)
  const reference = members.length > 0 ? members : [...names.keys()]
  const zero = reference.reduce((sum, i) => sum + Math.log(strength[i]!), 0) / reference.length
  const points = 400 / Math.log(10)
  const all = reference.reduce((sum, s) => sum + reference.reduce((row, t) => row + covariance[s]![t]!, 0), 0)
  return new Map(
    names.map((name, i) => {
      const own = reference.reduce((sum, s) => sum + covariance[i]![s]!, 0) / reference.length
      const variance = covariance[i]![i]! - 2 * own + all / reference.length ** 2
      return [
        name,
        {
          rating: 1000 + points * (Math.log(strength[i]!) - zero),
          error: points * Math.sqrt(variance),
          votes: count[i]!,
          score: score[i]!,
        },
      ]
    }),
  )
}

function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    const pivot = rows[i]![i]!
    rows[i] = rows[i]!.map((one) => one / pivot)
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const factor = rows[k]![i]!
      rows[k] = rows[k]!.map((one, j) => one - factor * rows[i]![j]!)
    }
  }
  return rows.map((row) => row.slice(n))
}
