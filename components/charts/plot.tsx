import type { ReactNode } from 'react'

interface PlotProps {
  /** What is drawn, for those who do not see it. */
  readonly label: string
  /** Pixels of the drawing itself, without its margins. */
  readonly height: number
  /** Room in pixels for what stands outside the drawing: labels, figures, a heading. */
  readonly room: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly children: ReactNode
}

/**
 * One drawing. Across it is measured in per cent of whatever width there is, down in pixels, so that nothing needs to
 * know the screen and text keeps its size on a phone. Labels stand outside, at places below 0 and beyond 100 %.
 */
export function Plot({ label, height, room, children }: PlotProps): ReactNode {
  const { top, right, bottom, left } = room
  return (
    <div className="min-w-0" style={{ padding: `${top}px ${right}px ${bottom}px ${left}px` }}>
      <svg
        className="block w-full overflow-visible"
        height={height}
        role="group"
        aria-label={label}
        data-plot
      >
        {children}
      </svg>
    </div>
  )
}

interface MarkProps {
  /** Read aloud, and shown on hover: what is marked, with its numbers. */
  readonly words: string
  /** The rows behind it. Absent where no view says exactly them. */
  readonly href?: string | undefined
  readonly children: ReactNode
}

/** What can be pointed at: a link to its rows where there are any to open. */
export function Mark({ words, href, children }: MarkProps): ReactNode {
  const inside = (
    <>
      <title>{words}</title>
      {children}
    </>
  )
  return href === undefined ? (
    <g>{inside}</g>
  ) : (
    <a href={href} rel="nofollow" aria-label={words} className="mark">
      {inside}
    </a>
  )
}

/** Text in a drawing cannot be cut by its box: as many characters as there is room for. */
export function cutLabel(text: string, characters: number): string {
  const all = [...text]
  return all.length > characters ? `${all.slice(0, characters - 1).join('')}…` : text
}
