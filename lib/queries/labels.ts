import type { Dataset } from '../catalog'
import type { Selection } from '../filters/selection'
import { type LabelReader, labelFile, openLabelFile } from '../labels/label-file'
import type { LabelledRow, LabelState } from '../labels/state'
import { type Share, wilson } from '../ratings/wilson'
import { without } from '../schema'
import { readSettings } from '../settings'
import { join, sql } from '../sql'
import type { View } from '../view'
import { fetchMatches } from './matches'

/** What readers said of a dataset's rows, by row number. Rows that the dataset does not hold (any more) are left out. */
export interface Labels {
  readonly state: LabelState
  readonly byRow: ReadonlyMap<number, LabelledRow>
}

const shared = globalThis as typeof globalThis & { ringsideLabels?: Map<string, LabelReader> }

/** Where a dataset's labels lie: beside the index, not in it, for that may be deleted. */
export function labelFileOf(slug: string): string {
  return labelFile(readSettings().labelFolder, slug)
}

/** As the file has them by now. */
export async function fetchLabelState(slug: string): Promise<LabelState> {
  const file = labelFileOf(slug)
  shared.ringsideLabels ??= new Map()
  const reader = shared.ringsideLabels.get(file) ?? openLabelFile(file)
  shared.ringsideLabels.set(file, reader)
  return reader.read()
}

const numbered = new WeakMap<Dataset, Map<string, number | undefined>>()
const PORTION = 1000

export async function fetchLabels(dataset: Dataset): Promise<Labels> {
  const state = await fetchLabelState(dataset.slug)
  const known = numbered.get(dataset) ?? new Map<string, number | undefined>()
  numbered.set(dataset, known)
  const asked = [...state.rows.keys()].filter((id) => !known.has(id))
  for (let start = 0; start < asked.length; start += PORTION) {
    const ids = asked.slice(start, start + PORTION)
    const found = await dataset.db.query<{ id: string; row: number }>(
      sql`SELECT id, "row" FROM "rows" WHERE id IN (${join(ids)})`,
    )
    for (const id of ids) known.set(id, undefined)
    for (const { id, row } of found) known.set(id, row)
  }
  const byRow = new Map<number, LabelledRow>()
  for (const [id, labelled] of state.rows) {
    const row = known.get(id)
    if (row !== undefined) byRow.set(row, labelled)
  }
  return { state, byRow }
}

/** Rows, ascending, that a choice of labels lets through: those without any label are among them unless one is asked for. */
export function rowsWithLabels(
  { byRow }: Labels,
  rows: number,
  selection: Selection<readonly string[]>,
): Int32Array {
  const fits = (labels: ReadonlySet<string> | undefined) => {
    const holds = (all: readonly string[]) => labels !== undefined && all.every((one) => labels.has(one))
    return (selection.any.length === 0 || selection.any.some(holds)) && !selection.none.some(holds)
  }
  if (selection.any.length > 0) {
    return Int32Array.from([...byRow].filter(([, { labels }]) => fits(labels)).map(([row]) => row)).sort()
  }
  const kept: number[] = []
  for (let row = 0; row < rows; row++) if (fits(byRow.get(row)?.labels)) kept.push(row)
  return Int32Array.from(kept)
}

/** How far a view is read, and how often each label was given among what is read. */
export interface LabelCounts {
  /** Rows of the view, whatever their labels. */
  readonly total: number
  readonly read: number
  readonly labels: readonly (Share & { readonly label: string; readonly count: number })[]
}

/** Of the view without its own label filter, which would make every share 1. */
export async function fetchLabelCounts(dataset: Dataset, view: View): Promise<LabelCounts> {
  const [matches, { state, byRow }] = await Promise.all([
    fetchMatches(dataset, without(dataset.filters, view.chosen, 'label')),
    fetchLabels(dataset),
  ])
  const counts = new Map([...state.labels.keys()].map((label) => [label, 0]))
  let read = 0
  for (const [row, { labels }] of byRow) {
    if (matches.misses[row] !== 0) continue
    read++
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return {
    total: matches.total,
    read,
    labels: [...counts].map(([label, count]) => ({ label, count, ...wilson(count, read) })),
  }
}
