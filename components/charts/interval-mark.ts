import { type Html, html } from '@/lib/html'
import { percent, placeOn, type Scale } from './scale'

interface IntervalMark {
  readonly scale: Scale
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Pixels from the top of the drawing. */
  readonly y: number
  /** Dashed and hollow: not to be relied on. */
  readonly tentative?: boolean
  /** Drawn back: nothing here stands out. */
  readonly faint?: boolean
}

/** A dot with its interval, lying across a drawing. An end beyond the scale becomes an arrow. */
export function intervalMark(mark: IntervalMark): Html {
  const { scale, value, lower, upper, y, tentative = false, faint = false } = mark
  const at = (points: number) => percent(Math.min(1, Math.max(0, placeOn(scale, points))))
  const colour = tentative || faint ? 'stroke-faint' : 'stroke-ink'
  const dot = tentative
    ? 'fill-bg stroke-faint'
    : faint
      ? 'fill-faint stroke-faint'
      : 'fill-accent stroke-accent'
  return html`<line x1="${at(lower)}" x2="${at(upper)}" y1="${y}" y2="${y}" class="${colour}" stroke-width="1.5"${tentative && DASHES}/>
    ${lower < scale.low && html`<path d="M5 ${y - 4} L1 ${y} L5 ${y + 4}" fill="none" class="${colour}"/>`}
    ${
      upper > scale.high &&
      html`<svg x="100%" class="overflow-visible" aria-hidden="true"><path d="M-5 ${y - 4} L-1 ${y} L-5 ${y + 4}" fill="none" class="${colour}"/></svg>`
    }
    ${
      value >= scale.low &&
      value <= scale.high &&
      html`<circle cx="${at(value)}" cy="${y}" r="3.5" class="${dot}" stroke-width="1.5"/>`
    }`
}

const DASHES = html` stroke-dasharray="2 3"`
