import type { ReactNode } from 'react'
import { contentOf, type Html, html } from '@/lib/html'

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
  readonly drawn: Html
}

/**
 * One drawing. Across it is measured in per cent of whatever width there is, down in pixels, so that nothing needs to
 * know the screen and text keeps its size on a phone. Labels stand outside, at places below 0 and beyond 100 %. What is
 * drawn is one text: as elements a page of charts would be made of several thousand.
 */
export function Plot({ label, height, room, drawn }: PlotProps): ReactNode {
  const { top, right, bottom, left } = room
  return (
    <div className="min-w-0" style={{ padding: `${top}px ${right}px ${bottom}px ${left}px` }}>
      <svg
        className="block w-full overflow-visible"
        height={height}
        role="group"
        aria-label={label}
        data-plot
        {...contentOf(drawn)}
      />
    </div>
  )
}

/**
 * What can be pointed at. `words` are read aloud, and shown on hover (by the frame, which makes a title of them once a
 * link is pointed at): what is marked, with its numbers. `href` are the rows behind it, absent where no view says
 * exactly them.
 */
export function mark(words: string, href: string | undefined, inside: Html | readonly Html[]): Html {
  return href === undefined
    ? html`<g><title>${words}</title>${inside}</g>`
    : html`<a href="${href}" aria-label="${words}">${inside}</a>`
}

/** Text in a drawing cannot be cut by its box: as many characters as there is room for. */
export function cutLabel(text: string, characters: number): string {
  const all = [...text]
  return all.length > characters ? `${all.slice(0, characters - 1).join('')}…` : text
}
