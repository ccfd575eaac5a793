/** More than the values of any facet; what a stranger can make up must not fill the memory. */
const MOST = 20_000

/** `work`, done once for each text: for what hundreds of links and bars of every page ask again. */
export function remembered<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = work(text)
    if (known.size >= MOST) known.clear()
    known.set(text, value)
    return value
  }
}
