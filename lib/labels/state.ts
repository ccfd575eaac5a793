import type { LabelEvent } from './event'

export interface LabelledRow {
  readonly labels: ReadonlySet<string>
  readonly note: string
  /** Who touched it last. */
  readonly who: string
  /** Votes cast blindly, by who cast them. */
  readonly votes: ReadonlyMap<string, BlindVote>
}

export type BlindVote = 'model_a' | 'model_b' | 'tie' | 'both_bad'

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly query: string
  readonly who: string
  readonly at: string
}

/** What all events of a dataset add up to. Rows are known by id; one that was read is in `rows`. */
export interface LabelState {
  readonly rows: Map<
    string,
    { labels: Set<string>; note: string; who: string; votes: Map<string, BlindVote> }
  >
  /** In the order of their first use, which the keys `1` to `9` follow; how many rows have each. */
  readonly labels: Map<string, number>
  readonly views: Map<string, SavedView>
}

export function emptyState(): LabelState {
  return { rows: new Map(), labels: new Map(), views: new Map() }
}

export function applyEvent(state: LabelState, event: LabelEvent): void {
  if (event.kind === 'view') {
    const { id, name, note, query, who, at } = event
    state.views.set(id, { id, name, note, query, who, at })
    return
  }
  if (event.kind === 'forget-view') {
    state.views.delete(event.id)
    return
  }
  const row = state.rows.get(event.row) ?? { labels: new Set(), note: '', who: '', votes: new Map() }
  state.rows.set(event.row, row)
  row.who = event.who
  switch (event.kind) {
    case 'label': {
      const had = row.labels.has(event.label)
      if (event.on) row.labels.add(event.label)
      else row.labels.delete(event.label)
      const change = Number(event.on) - Number(had)
      state.labels.set(event.label, (state.labels.get(event.label) ?? 0) + change)
      break
    }
    case 'note':
      row.note = event.text
      break
    case 'vote':
      row.votes.set(event.who, event.vote)
      break
    case 'read':
      break
  }
}
