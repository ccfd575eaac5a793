import { schemas } from '../schemas'
import type { Offer } from '../view'

/** For tests: what a family offers when its data tells everything and every stage is there. */
export function offerOf(family: string): Offer {
  const schema = schemas.find((candidate) => candidate.family === family)
  if (!schema) throw new Error(`no family ${family}`)
  return { kind: schema.kind, filters: schema.filters, lacks: [], awaited: [] }
}
