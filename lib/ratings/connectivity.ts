/**
 * Connected components of an undirected graph on 0 … n − 1 with edges (from[e], to[e]).
 * `of[i]` is the component of node i, numbered by first node.
 */
export function connectedComponents(
  n: number,
  from: Int32Array,
  to: Int32Array,
): { count: number; of: Int32Array } {
  const parent = Int32Array.from({ length: n }, (_, i) => i)
  const root = (start: number) => {
    let i = start
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!
      i = parent[i]!
    }
    return i
  }
  for (let e = 0; e < from.length; e++) parent[root(from[e]!)] = root(to[e]!)
  const number = new Int32Array(n).fill(-1)
  const of = new Int32Array(n)
  let count = 0
  for (let i = 0; i < n; i++) {
    const r = root(i)
    if (number[r] === -1) number[r] = count++
    of[i] = number[r]!
  }
  return { count, of }
}

/** Strongly connected components of a directed graph (Tarjan 1972, without recursion: long chains are no danger). */
export function strongComponents(
  n: number,
  from: Int32Array,
  to: Int32Array,
): { count: number; of: Int32Array } {
  const { start, next } = adjacency(n, from, to)
  const of = new Int32Array(n).fill(-1)
  const order = new Int32Array(n).fill(-1)
  const lowest = new Int32Array(n)
  const cursor = start.slice(0, n)
  const stack: number[] = []
  const path: number[] = []
  let seen = 0
  let count = 0
  const enter = (node: number) => {
    order[node] = seen
    lowest[node] = seen++
    stack.push(node)
    path.push(node)
  }
  for (let first = 0; first < n; first++) {
    if (order[first] !== -1) continue
    enter(first)
    while (path.length > 0) {
      const node = path[path.length - 1]!
      if (cursor[node]! < start[node + 1]!) {
        const neighbour = next[cursor[node]!++]!
        if (order[neighbour] === -1) enter(neighbour)
        else if (of[neighbour] === -1) lowest[node] = Math.min(lowest[node]!, order[neighbour]!)
        continue
      }
      path.pop()
      const above = path[path.length - 1]
      if (above !== undefined) lowest[above] = Math.min(lowest[above]!, lowest[node]!)
      if (lowest[node] !== order[node]) continue
      for (let member = stack.pop()!; ; member = stack.pop()!) {
        of[member] = count
        if (member === node) break
      }
      count++
    }
  }
  return { count, of }
}

function adjacency(n: number, from: Int32Array, to: Int32Array): { start: Int32Array; next: Int32Array } {
  const start = new Int32Array(n + 1)
  for (let e = 0; e < from.length; e++) start[from[e]! + 1]!++
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!
  const place = start.slice(0, n)
  const next = new Int32Array(to.length)
  for (let e = 0; e < to.length; e++) next[place[from[e]!]!++] = to[e]!
  return { start, next }
}
