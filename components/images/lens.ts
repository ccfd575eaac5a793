/** How a picture is looked at: `scale` screen pixels a picture pixel, its upper left corner at `x`, `y`. */
export interface Lens {
  readonly scale: number
  readonly x: number
  readonly y: number
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const LARGEST = 40
/** A small picture is not blown up to a wall by itself. */
const LARGEST_FITTED = 4
/** Pixels of the picture that stay in sight however far it is dragged. */
const IN_SIGHT = 60

/** The whole picture, in the middle. */
export function fitted(picture: Size, room: Size): Lens {
  const scale = Math.min(room.width / picture.width, room.height / picture.height, LARGEST_FITTED)
  return { scale, x: (room.width - picture.width * scale) / 2, y: (room.height - picture.height * scale) / 2 }
}

/** `by` times as large; what lies under `at` stays under it. */
export function zoomed(lens: Lens, by: number, at: Point): Lens {
  const scale = Math.min(LARGEST, Math.max(0.005, lens.scale * by))
  const real = scale / lens.scale
  return { scale, x: at.x - (at.x - lens.x) * real, y: at.y - (at.y - lens.y) * real }
}

/** One finger drags; with a second one resting at `other`, the picture stays under both. */
export function pinched(lens: Lens, before: Point, after: Point, other: Point | undefined): Lens {
  if (!other) return { ...lens, x: lens.x + after.x - before.x, y: lens.y + after.y - before.y }
  const was = Math.hypot(before.x - other.x, before.y - other.y)
  const is = Math.hypot(after.x - other.x, after.y - other.y)
  const middle = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 }
  const moved = { x: (after.x - before.x) / 2, y: (after.y - before.y) / 2 }
  const { scale, x, y } = zoomed(lens, was > 0 ? is / was : 1, middle)
  return { scale, x: x + moved.x, y: y + moved.y }
}

/** Not dragged out of sight. */
export function kept(lens: Lens, picture: Size, room: Size): Lens {
  const [wide, tall] = [picture.width * lens.scale, picture.height * lens.scale]
  return {
    scale: lens.scale,
    x: between(lens.x, Math.min(IN_SIGHT, wide) - wide, room.width - Math.min(IN_SIGHT, wide)),
    y: between(lens.y, Math.min(IN_SIGHT, tall) - tall, room.height - Math.min(IN_SIGHT, tall)),
  }
}

function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
