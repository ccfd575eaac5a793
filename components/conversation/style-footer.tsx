import './side.css'
import type { ReactNode } from 'react'
import type { StyleCounts } from '@/lib/markdown/style-counts'

/** Counts of one side. `tokens` null: the data has none and nobody estimated; `estimated`: by `countTokens`. */
export interface SideCounts extends StyleCounts {
  readonly tokens: number | null
  readonly estimated?: boolean
}

interface StyleFooterProps {
  readonly counts: SideCounts
  /** The other side: the difference to it is told after each figure. */
  readonly other?: SideCounts | null
  /** What the counts are of, where that is not plain. */
  readonly of?: string
}

/** "412 tokens +174 · 3 headers +3 · 9 lists +7 · 5 bold +4": what style control looks at. */
export function StyleFooter({ counts, other, of }: StyleFooterProps): ReactNode {
  const figures = [
    { key: 'tokens', unit: counts.tokens === 1 ? 'token' : 'tokens' },
    { key: 'headers', unit: counts.headers === 1 ? 'header' : 'headers' },
    { key: 'lists', unit: counts.lists === 1 ? 'list item' : 'list items' },
    { key: 'bold', unit: 'bold' },
  ] as const
  return (
    <p className="style-footer">
      {of && <span>{of}</span>}
      {figures.map(({ key, unit }) => {
        const count = counts[key]
        if (count === null) return null
        const theirs = other?.[key] ?? null
        const about = key === 'tokens' && counts.estimated ? '≈ ' : ''
        return (
          <span key={key}>
            {`${about}${count.toLocaleString('en')} ${unit}`}
            {theirs !== null && <Difference by={count - theirs} />}
          </span>
        )
      })}
    </p>
  )
}

function Difference({ by }: { by: number }): ReactNode {
  if (by === 0) return <small title="as many as the other side"> ±0</small>
  const many = Math.abs(by).toLocaleString('en')
  return (
    <small title={`${many} ${by > 0 ? 'more' : 'fewer'} than the other side`}>
      {' '}
      {by > 0 ? '+' : '−'}
      {many}
    </small>
  )
}
