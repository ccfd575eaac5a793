import type { Columns, ColumnType } from '../column-type'
import type { Schema } from '../schema'
import { arenaPreference } from './arena-preference'
import { visionBattle } from './vision-battle'
import { visionChat } from './vision-chat'

/** The families Ringside opens, asked in this order. A new family is one file and one line here. */
export const schemas: readonly Schema[] = [visionChat, visionBattle, arenaPreference]

export function schemaOf(family: string): Schema {
  const schema = schemas.find((candidate) => candidate.family === family)
  if (!schema) throw new Error(`the index names the family "${family}", which this version does not know`)
  return schema
}

export type Recognition =
  | { readonly kind: 'known'; readonly schema: Schema }
  | { readonly kind: 'unknown'; readonly message: string }

/** The family whose columns are all there, in any order, extras allowed; else the closest one and what it misses. */
export function recognise(columns: Columns): Recognition {
  const fits = schemas.map((schema) => ({
    schema,
    missing: schema.required.filter((names) => !names.some((name) => columns.has(name))),
    foreign: (schema.absent ?? []).filter((name) => columns.has(name)),
  }))
  const known = fits.find((fit) => fit.missing.length === 0 && fit.foreign.length === 0)
  if (known) {
    const odd = known.schema.conversations.find((name) => !holdsMessages(columns.get(name)))
    if (odd === undefined) return { kind: 'known', schema: known.schema }
    return {
      kind: 'unknown',
      message: `has the columns of ${known.schema.family}, but its ${odd} is not a list of messages with a content`,
    }
  }
  const distance = (fit: (typeof fits)[number]) => fit.missing.length / fit.schema.required.length
  const closest = [...fits].sort((one, other) => distance(one) - distance(other))[0]
  if (!closest) return { kind: 'unknown', message: 'no family is known' }
  const missing = closest.missing.map((names) => names.join(' or ')).join(', ')
  return {
    kind: 'unknown',
    message: `fits no known family; the closest is ${closest.schema.family}, for which it lacks ${missing || `nothing, but it has ${closest.foreign.join(', ')}`}`,
  }
}

/** A list of structs with a `content`, or one list more around each of them. */
function holdsMessages(type: ColumnType | undefined): boolean {
  if (type?.kind !== 'list') return false
  return type.of.kind === 'list'
    ? holdsMessages(type.of)
    : type.of.kind === 'struct' && type.of.fields.has('content')
}
