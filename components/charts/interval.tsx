import type { ReactNode } from 'react'
import { contentOf, type Html, html } from '@/lib/html'
import { intervalMark } from './interval-mark'
import { percent, placeOn, type Scale } from './scale'

interface IntervalProps {
  readonly scale: Scale
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Read on hover; the numbers stand in the row as text. */
  readonly title: string
  readonly tentative: boolean
}

/** A value with its interval on a scale that all rows share. An end beyond the scale becomes an arrow. */
export function Interval(props: IntervalProps): ReactNode {
  return <svg className={BOX} aria-hidden="true" {...contentOf(drawn(props))} />
}

/** The same in one row of a table of them: its hairlines are those that `IntervalAxis` drew, its words the row's. */
export function intervalHtml(mark: Omit<IntervalProps, 'title'>): Html {
  return html`<svg aria-hidden="true"><use href="#${HAIRLINES}"/>${intervalMark({ ...mark, y: 12 })}</svg>`
}

const HAIRLINES = 'interval-hairlines'

const BOX = 'block h-6 w-full overflow-visible'

function drawn({ scale, value, lower, upper, title, tentative }: IntervalProps): Html {
  return html`${hairlines(scale)}${intervalMark({ scale, value, lower, upper, tentative, y: 12 })}
    <rect width="100%" height="24" fill="transparent"><title>${title}</title></rect>`
}

function hairlines(scale: Scale): Html[] {
  return scale.ticks.map((tick) => {
    const x = percent(placeOn(scale, tick))
    return html`<line x1="${x}" x2="${x}" y1="-6" y2="30" class="stroke-line"/>`
  })
}

/** The axis above the rows, with their hairlines. */
export function IntervalAxis({ scale, unit }: { readonly scale: Scale; readonly unit: string }): ReactNode {
  const ticks = scale.ticks.map(
    (tick) =>
      html`<text x="${percent(placeOn(scale, tick))}" y="14" text-anchor="middle" class="fill-faint text-[11px] tabular-nums">${tick.toLocaleString('en', { useGrouping: false })}</text>`,
  )
  return (
    <svg
      className="block h-5 w-full overflow-visible font-normal"
      aria-hidden="true"
      {...contentOf(
        html`<title>${unit}</title>${ticks}<defs><g id="${HAIRLINES}">${hairlines(scale)}</g></defs>`,
      )}
    />
  )
}
