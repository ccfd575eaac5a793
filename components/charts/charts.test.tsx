import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { describe, expect, test } from 'vitest'
import { Columns } from './columns'
import { csvField } from './csv-field'
import { DotRows, scaleOfRows } from './dot-rows'
import { cutLabel } from './plot'
import { StackedRows } from './stacked-rows'
import { Trend } from './trend'

/** What a reader without scripts gets. */
async function htmlOf(node: ReactNode): Promise<string> {
  const { prelude } = await prerender(node)
  return (await new Response(prelude).text()).replaceAll('<!-- -->', '')
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((found) => found[1])

describe('dots with intervals', () => {
  const rows = [
    { key: 'x', label: 'x', value: 10, lower: 0, upper: 20, words: 'x: 10 (0 to 20)', href: '/d?model=x' },
    { key: 'y', label: 'y', value: -10, lower: -400, upper: 5, words: 'y: −10', href: '/d?model=y' },
  ]
  const scale = { low: -50, high: 50, ticks: [-50, 0, 50] }

  test('every row is a link that says its numbers; the dot lies where the scale puts it', async () => {
    const html = await htmlOf(
      <DotRows
        rows={rows}
        scale={scale}
        format={String}
        unit="points"
        even={0}
        heading={{ text: 'math', words: 'math', href: '/d/votes?category=math' }}
      />,
    )
    expect(all(html, /<a href="([^"]+)"/g)).toEqual(['/d/votes?category=math', '/d?model=x', '/d?model=y'])
    expect(html).toContain('aria-label="x: 10 (0 to 20)"')
    expect(all(html, /<circle cx="([^"]+)"/g)).toEqual(['60.00%', '40.00%'])
  })

  test('an end beyond the scale stops at its edge and becomes an arrow', async () => {
    const html = await htmlOf(<DotRows rows={rows} scale={scale} format={String} unit="points" />)
    expect(all(html, /<line x1="([^"]+)" x2="[^"]+" y1="27"/g)).toEqual(['0.00%'])
    expect(all(html, /<path d="([^"]+)"/g)).toEqual(['M5 23 L1 27 L5 31'])
  })

  test('the scale of rows holds every value and what is even', () => {
    const { low, high } = scaleOfRows(rows, 0)
    expect(low).toBeLessThanOrEqual(-10)
    expect(high).toBeGreaterThanOrEqual(20)
    expect(scaleOfRows([{ value: 7, lower: 6, upper: 8 }], 0).low).toBeLessThanOrEqual(0)
    expect(Number.isFinite(scaleOfRows([]).low)).toBe(true)
  })
})

test('bars of how votes ended are as wide as their shares, and what did not happen has none', async () => {
  const part = (key: 'a' | 'b' | 'tie' | 'bad', count: number) => ({
    key,
    count,
    words: `${count} ${key}`,
    href: `/d?winner=${key}`,
  })
  const html = await htmlOf(
    <StackedRows
      label="results"
      rows={[
        {
          key: '1',
          label: 'first',
          whole: '4 votes',
          parts: [part('a', 2), part('b', 1), part('tie', 1), part('bad', 0)],
        },
      ]}
    />,
  )
  expect(all(html, /<rect x="[^"]+" y="3" width="([^"]+)"/g)).toEqual(['50.00%', '25.00%', '25.00%'])
  expect(all(html, /<a href="([^"]+)"/g)).toEqual(['/d?winner=a', '/d?winner=b', '/d?winner=tie'])
})

test('columns are as tall as their counts; one of nothing still can be pointed at', async () => {
  const column = (key: string, count: number) => ({
    key,
    label: key,
    count,
    words: `${key}: ${count}`,
    href: `/d?date=${key}`,
  })
  const html = await htmlOf(
    <Columns
      label="votes"
      unit="votes"
      height={100}
      columns={[column('2024-01', 4), column('2024-02', 0), column('2024-03', 1)]}
    />,
  )
  expect(all(html, /height="([\d.]+)" class="fill-accent"/g)).toEqual(['100', '0', '25'])
  expect(all(html, /<a href="([^"]+)"/g)).toHaveLength(3)
})

test('a step without a value breaks the line and has no mark', async () => {
  const point = (key: string, value: number | undefined) => ({
    key,
    label: key,
    value,
    words: key,
    href: `/d?date=${key}`,
  })
  const html = await htmlOf(
    <Trend
      points={[point('a', 0), point('b', undefined), point('c', 10), point('d', 5)]}
      scale={{ low: 0, high: 10, ticks: [0, 10] }}
      heading={{ text: 'x' }}
      format={String}
      unit="points"
      height={100}
    />,
  )
  expect(all(html, /<path d="([^"]+)"/g)).toEqual(['M12.50 100.0M62.50 0.0L87.50 50.0'])
  expect(all(html, /<circle/g)).toHaveLength(3)
})

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['=1+1', "'=1+1"],
  ['-12.5', '-12.5'],
])('the CSV field of %s is %s', (text, field) => {
  expect(csvField(text)).toBe(field)
})

test('labels are cut between characters', () => {
  expect(cutLabel('短い名前です', 4)).toBe('短い名…')
  expect(cutLabel('fits', 4)).toBe('fits')
})
