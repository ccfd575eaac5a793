import type { Entry } from './catalog'

/** What an address can name that is not there; `votes` and `images` where a dataset has none at all. */
export type MissingThing =
  | 'address'
  | 'dataset'
  | 'row'
  | 'question'
  | 'session'
  | 'image'
  | 'model'
  | 'votes'
  | 'images'

/** Thrown by a page: its reader learns what is missing and what is there instead (app/or-missing.tsx). */
export class Missing extends Error {
  constructor(
    readonly thing: MissingThing,
    /** As the address gives it: anything at all, of any length. */
    readonly named: string,
    /** The dataset it is missing from. */
    readonly entry?: Entry,
  ) {
    super(`No ${thing} "${named}"`)
  }
}
