import { cache } from 'react'
import type { Dataset, Entry } from '@/lib/catalog'
import { Missing } from '@/lib/missing'
import { findPageEntry, readPageSegment } from '@/lib/queries/page-request'
import { fetchRow, type Row } from '@/lib/queries/row'
import { fetchRowNumber } from '@/lib/queries/rows'

type Loaded =
  | { readonly kind: 'waiting'; readonly entry: Entry }
  | {
      readonly kind: 'row'
      readonly entry: Entry
      readonly dataset: Dataset
      readonly number: number
      readonly row: Row
    }

/** The row of an address, read once for the title and the page; what names nothing is not found. */
export const loadRow = cache(async (slug: string, id: string): Promise<Loaded> => {
  const entry = await findPageEntry(slug)
  const wanted = readPageSegment(id)
  const { dataset } = entry
  if (!dataset) return { kind: 'waiting', entry }
  const number = await fetchRowNumber(dataset, wanted)
  if (number === undefined) throw new Missing('row', wanted, entry)
  return { kind: 'row', entry, dataset, number, row: await fetchRow(dataset, number) }
})
