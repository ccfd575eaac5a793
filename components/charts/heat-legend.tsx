import './heat.css'
import type { ReactNode } from 'react'

interface HeatLegendProps {
  readonly scale: 'diverging' | 'sequential'
  /** Of a sequential scale; the accent unless told. */
  readonly hue?: 'tie' | 'bad'
  /** At the left end, in the middle of a diverging scale, and at the right end. */
  readonly ends: readonly [string, string] | readonly [string, string, string]
  /** What a grey cell means. */
  readonly few: string
}

const STEPS = {
  diverging: ['l10', 'l8', 'l6', 'l4', 'l2', 'even', 'w2', 'w4', 'w6', 'w8', 'w10'],
  sequential: ['s0', 's2', 's4', 's6', 's8', 's10'],
} as const

/** The steps of a coloured table, with what the ends mean. */
export function HeatLegend({ scale, hue, ends, few }: HeatLegendProps): ReactNode {
  return (
    <p className="my-2 hidden items-center gap-2 text-xs text-soft sm:flex">
      <span>{ends[0]}</span>
      <span className="heat flex" aria-hidden="true" data-hue={hue}>
        {STEPS[scale].map((step) => (
          <span key={step} className={step}>
            <span className="block h-3 w-5" />
          </span>
        ))}
      </span>
      <span>{ends.at(-1)}</span>
      {ends.length === 3 && <span className="text-faint">({ends[1]} in the middle)</span>}
      <span className="heat ml-3 flex" aria-hidden="true">
        <span className="few">
          <span className="block h-3 w-5 border border-line" />
        </span>
      </span>
      <span>{few}</span>
    </p>
  )
}
