import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectedComponents, strongComponents } from './connectivity'

const graph = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    edges: fc.array(fc.tuple(fc.nat({ max: n - 1 }), fc.nat({ max: n - 1 })), { maxLength: 20 }),
  }),
)

/** Reachability by Warshall, the slow way. */
function reaches(n: number, edges: readonly (readonly [number, number])[]): boolean[][] {
  const reach = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i === j))
  for (const [x, y] of edges) reach[x]![y] = true
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) reach[i]![j] ||= reach[i]![k]! && reach[k]![j]!
  return reach
}

describe('components', () => {
  it('agree with reachability on any graph', () => {
    fc.assert(
      fc.property(graph, ({ n, edges }) => {
        const from = Int32Array.from(edges, ([x]) => x)
        const to = Int32Array.from(edges, ([, y]) => y)
        const forward = reaches(n, edges)
        const both = reaches(
          n,
          edges.flatMap(([x, y]) => [
            [x, y],
            [y, x],
          ]),
        )
        const strong = strongComponents(n, from, to)
        const weak = connectedComponents(n, from, to)
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            expect(strong.of[i] === strong.of[j]).toBe(forward[i]![j]! && forward[j]![i]!)
            expect(weak.of[i] === weak.of[j]).toBe(both[i]![j]!)
          }
        }
        expect(new Set(strong.of).size).toBe(strong.count)
        expect(new Set(weak.of).size).toBe(weak.count)
      }),
    )
  })
  it('walk a chain of 200,000 without running out of stack', () => {
    const n = 200_000
    const from = Int32Array.from({ length: n }, (_, i) => i)
    const to = Int32Array.from({ length: n }, (_, i) => (i + 1) % n)
    expect(strongComponents(n, from, to).count).toBe(1)
    expect(strongComponents(n, from.slice(1), to.slice(1)).count).toBe(n)
  })
})
