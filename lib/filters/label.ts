import { TRUE } from '../sql'
import { choices } from './choice'
import type { Filter } from './filter'

/** Labels that readers gave. They lie beside the index, so their rows are worked out in lib/queries/matches.ts. */
export const label: Filter = {
  ...(choices({ name: 'label', label: 'label', column: 'label' }) as Filter),
  kind: 'label',
  facet: { kind: 'labels' },
  where: () => TRUE,
}
