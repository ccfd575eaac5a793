const fence = (language: string, code: string) => `\`\`\`${language}\n${code.trim()}\n\`\`\``

/** Pieces of answers that need no translation: code, tables, formulas. */
export const BLOCKS: Readonly<Record<string, string>> = {
  solution: '{solution}',
  dedupe: fence(
    'python',
    `
def unique(items):
    """Drop repeats, keep the first of each, in order."""
    seen = set()
    return [item for item in items if not (item in seen or seen.add(item))]

print(unique([3, 1, 3, 2, 1]))  # [3, 1, 2]`,
  ),
  debounce: fence(
    'typescript',
    `
export function debounce<A extends unknown[]>(run: (...args: A) => void, wait = 250) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (...args: A) => {
    clearTimeout(timer)
    timer = setTimeout(() => run(...args), wait)
  }
}`,
  ),
  retry: fence(
    'python',
    `
import random, time

def retry(call, attempts=5, base=0.2):
    for attempt in range(attempts):
        try:
            return call()
        except TimeoutError:
            if attempt == attempts - 1:
                raise
            time.sleep(base * 2 ** attempt * random.uniform(0.5, 1.5))`,
  ),
  lru: fence(
    'javascript',
    `
class Cache {
  #kept = new Map()
  constructor(limit) { this.limit = limit }
  get(key) {
    if (!this.#kept.has(key)) return undefined
    const value = this.#kept.get(key)
    this.#kept.delete(key)
    this.#kept.set(key, value)
    return value
  }
  set(key, value) {
    this.#kept.delete(key)
    this.#kept.set(key, value)
    if (this.#kept.size > this.limit) this.#kept.delete(this.#kept.keys().next().value)
  }
}`,
  ),
  window: fence(
    'sql',
    `
SELECT customer, ordered_at, amount,
       sum(amount) OVER (PARTITION BY customer ORDER BY ordered_at) AS running_total
FROM orders
ORDER BY customer, ordered_at;`,
  ),
  rust: fence(
    'rust',
    `
use std::collections::HashMap;

fn word_counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}`,
  ),
  go: fence(
    'go',
    `
func fetchAll(ctx context.Context, urls []string) ([]string, error) {
	group, ctx := errgroup.WithContext(ctx)
	pages := make([]string, len(urls))
	for i, url := range urls {
		group.Go(func() error {
			page, err := fetch(ctx, url)
			pages[i] = page
			return err
		})
	}
	return pages, group.Wait()
}`,
  ),
  bash: fence(
    'bash',
    `
#!/usr/bin/env bash
set -euo pipefail

find . -name '*.log' -mtime +{n} -print0 |
  while IFS= read -r -d '' file; do
    gzip --keep "$file" && echo "packed $file"
  done`,
  ),
  regex: fence(
    'javascript',
    `
const date = /^(?<year>\\d{4})-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])$/

console.log('2024-05-17'.match(date)?.groups)`,
  ),
  css: fence(
    'css',
    `
.gallery {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
  gap: 1rem;
}
@media (prefers-reduced-motion: no-preference) {
  .gallery > * { transition: transform 150ms ease-out }
}`,
  ),
  pancakes:
    '| Ingredient | For 4 | For 8 |\n|---|---:|---:|\n| Flour | 200 g | 400 g |\n| Milk | 300 ml | 600 ml |\n| Eggs | 2 | 4 |\n| Salt | 1 pinch | 2 pinches |',
  runplan:
    '| Week | Tuesday | Thursday | Sunday |\n|---:|---|---|---|\n| 1 | 20 min easy | 6 × 1 min brisk | 35 min easy |\n| 4 | 30 min easy | 5 × 3 min brisk | 50 min easy |\n| 8 | 40 min easy | 20 min steady | 75 min easy |',
  budget:
    '| Item | Share | Of 2,000 |\n|---|---:|---:|\n| Home | 35 % | 700 |\n| Food | 18 % | 360 |\n| Transport | 9 % | 180 |\n| Savings | 15 % | 300 |\n| Everything else | 23 % | 460 |',
  battery:
    '| | LFP | NMC |\n|---|---|---|\n| Energy per kg | lower | higher |\n| Cycles | 3,000 – 6,000 | 1,000 – 2,000 |\n| Cold weather | weaker | better |\n| Cobalt | none | some |',
  bayes: '$$P(A \\mid B) = \\frac{P(B \\mid A)\\,P(A)}{P(B)}$$',
  half: '$$N(t) = N_0 \\cdot 2^{-t/T_{1/2}}$$',
  euler: '$$e^{i\\pi} + 1 = 0 \\qquad\\text{because}\\qquad e^{ix} = \\cos x + i \\sin x$$',
  poem: '> The kettle hums, the window grays,\n> a tram goes by on silver rails;\n> we learn the town in little ways,\n> by bakers’ lamps and drying sails.',
  week: '| | Mon | Tue | Wed | Thu | Fri |\n|---|---|---|---|---|---|\n| 8:00 | — | Focus | Focus | — | Focus |\n| 11:00 | Team | Mail | Call | Team | Mail |\n| 15:00 | Review | — | Read | — | Close |',
}
