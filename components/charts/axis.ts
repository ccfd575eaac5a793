import { type Html, html } from '@/lib/html'
import { percent, placeOn, type Scale } from './scale'

interface Axis {
  readonly scale: Scale
  /** Pixels of the drawing from top to bottom. */
  readonly height: number
  readonly format: (value: number) => string
  /** What is measured, in what: "points", "share of votes". */
  readonly unit: string
  /** Drawn stronger than the other hairlines: where nothing differs. */
  readonly even?: number | undefined
}

const FIGURES = 'fill-faint text-[11px] tabular-nums'

/** An axis along the bottom: hairlines at round values, their figures and the unit below (34 pixels). */
export function axisBelow({ scale, height, format, unit, even }: Axis): Html {
  const ticks = scale.ticks.map((tick) => {
    const x = percent(placeOn(scale, tick))
    return html`<line x1="${x}" x2="${x}" y1="0" y2="${height}" class="${hairline(tick, even)}"/>
      <text x="${x}" y="${height + 14}" text-anchor="middle" class="${FIGURES}">${format(tick)}</text>`
  })
  return html`<svg class="overflow-visible" aria-hidden="true">${ticks}
    <text x="50%" y="${height + 29}" text-anchor="middle" class="fill-faint text-[11px]">${unit}</text></svg>`
}

/** An axis along the left: hairlines at round values, their figures left of them (40 pixels), the unit on top (18). */
export function axisBeside({ scale, height, format, unit, even }: Axis): Html {
  const ticks = scale.ticks.map((tick) => {
    const y = rounded(height * (1 - placeOn(scale, tick)))
    return html`<line x1="0" x2="100%" y1="${y}" y2="${y}" class="${hairline(tick, even)}"/>
      <text x="-8" y="${y + 4}" text-anchor="end" class="${FIGURES}">${format(tick)}</text>`
  })
  return html`<svg class="overflow-visible" aria-hidden="true">${ticks}
    <text x="-8" y="-10" class="fill-faint text-[11px]" text-anchor="start" dx="-32">${unit}</text></svg>`
}

/** Labels below equal steps, thinned to some six so that they do not run into one another on a phone. */
export function labelsBelow(labels: readonly string[], height: number): Html {
  const every = Math.ceil(labels.length / 6)
  const shown = labels.flatMap((label, index) =>
    index % every === 0
      ? [
          html`<text x="${percent((index + 0.5) / labels.length)}" y="${height + 16}" text-anchor="middle" class="${FIGURES}">${label}</text>`,
        ]
      : [],
  )
  return html`<svg class="overflow-visible" aria-hidden="true">${shown}</svg>`
}

/** A tenth of a pixel is more than a screen shows. */
export function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

function hairline(tick: number, even: number | undefined): string {
  return tick === even ? 'stroke-line-strong' : 'stroke-line'
}
