import type { Dataset } from '../catalog'

/**
 * A map kept with a dataset, for what is asked one by one more often than a database likes. The first question begins to
 * fetch it behind the scenes; until all parts are there the answer is undefined, and the caller asks the database.
 */
export function heldMap<Value>(
  name: string,
  parts: (dataset: Dataset) => AsyncIterable<Iterable<readonly [string, Value]>>,
): (dataset: Dataset) => ReadonlyMap<string, Value> | undefined {
  const held = new WeakMap<Dataset, { all?: ReadonlyMap<string, Value> }>()

  async function fetchAll(dataset: Dataset, holder: { all?: ReadonlyMap<string, Value> }): Promise<void> {
    const all = new Map<string, Value>()
    try {
      // A part at a time, so that other requests are answered in between.
      for await (const part of parts(dataset)) for (const [key, value] of part) all.set(key, value)
      holder.all = all
    } catch (error) {
      // The dataset was closed, or will be asked again: until then each is asked for by itself.
      held.delete(dataset)
      console.error(`The ${name} of ${dataset.slug} were not all fetched:`, error)
    }
  }
  return (dataset) => {
    const known = held.get(dataset)
    if (known) return known.all
    const holder = {}
    held.set(dataset, holder)
    void fetchAll(dataset, holder)
    return undefined
  }
}
