export const SCALES = ['tiny', 'demo', 'full'] as const
export type Scale = (typeof SCALES)[number]

export interface Family {
  readonly rows: number
  readonly shards: number
  readonly models: number
}

export interface Size {
  readonly chat: Family & { readonly images: number }
  readonly battle: Family & { readonly images: number }
  /** `breadth` scales how much answers say. */
  readonly text: Family & { readonly breadth: number }
  /** Pictures that stand both in the chats and in the image votes. */
  readonly sharedImages: number
  /** Longest edge of a picture in pixels. */
  readonly widest: number
  /** Pictures drawn from scratch; the others are cheap variations of them. */
  readonly drawings: number
}

/** `full` follows the published figures of the three datasets. */
export const SIZES: Readonly<Record<Scale, Size>> = {
  tiny: {
    chat: { rows: 120, shards: 2, models: 9, images: 16 },
    battle: { rows: 120, shards: 2, models: 8, images: 14 },
    text: { rows: 240, shards: 2, models: 12, breadth: 1.15 },
    sharedImages: 5,
    widest: 260,
    drawings: 25,
  },
  demo: {
    chat: { rows: 650, shards: 3, models: 16, images: 130 },
    battle: { rows: 650, shards: 3, models: 14, images: 100 },
    text: { rows: 3000, shards: 3, models: 20, breadth: 1.3 },
    sharedImages: 50,
    widest: 1100,
    drawings: 180,
  },
  full: {
    chat: { rows: 199_000, shards: 43, models: 45, images: 43_000 },
    battle: { rows: 30_000, shards: 8, models: 17, images: 23_000 },
    text: { rows: 135_634, shards: 7, models: 53, breadth: 5.8 },
    sharedImages: 20_000,
    widest: 400,
    drawings: 1_000,
  },
}
