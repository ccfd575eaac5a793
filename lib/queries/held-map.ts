import type { Dataset } from '../catalog'

export interface HeldMap<Value> {
  /** All of it, or undefined while it is being fetched: then the caller asks the database. */
  of(dataset: Dataset): ReadonlyMap<string, Value> | undefined
  /** Resolves once it is there, or could not be fetched. */
  hold(dataset: Dataset): Promise<void>
}

interface Holder<Value> {
  all?: ReadonlyMap<string, Value>
  fetched?: Promise<void>
}

/**
 * A map kept with a dataset, for what is asked one by one more often than a database likes. The first question begins to
 * fetch it behind the scenes.
 */
export function heldMap<Value>(
  name: string,
  parts: (dataset: Dataset) => AsyncIterable<Iterable<readonly [string, Value]>>,
): HeldMap<Value> {
  const held = new WeakMap<Dataset, Holder<Value>>()

  async function fetchAll(dataset: Dataset, holder: Holder<Value>): Promise<void> {
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
  function holderOf(dataset: Dataset): Holder<Value> {
    const known = held.get(dataset)
    if (known) return known
    const holder: Holder<Value> = {}
    held.set(dataset, holder)
    holder.fetched = fetchAll(dataset, holder)
    return holder
  }
  return {
    of: (dataset) => holderOf(dataset).all,
    hold: async (dataset) => holderOf(dataset).fetched,
  }
}
