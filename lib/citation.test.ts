import { expect, test } from 'vitest'
import { citation, datedCitation } from './citation'
import { linkPreview } from './link-preview'

test('a citation says what, how many, of which data, when and where', () => {
  const text = citation(
    { description: { title: 'Arena', source: 'org/arena' }, revision: '3f2a9c1d' },
    '1,204 votes where model is $& {x}',
  )
  expect(datedCitation(text, '2026-11-26', 'http://a/b?c=$1')).toBe(
    '1,204 votes where model is $& {x}. In: Arena (org/arena), revision 3f2a9c1d; read with Ringside on 2026-11-26. http://a/b?c=$1',
  )
})

test('a link says what it is', () => {
  expect(linkPreview('3 votes', 'Arena', 'The leaderboard of 3 votes in')).toMatchObject({
    title: '3 votes · Arena',
    description: 'The leaderboard of 3 votes in Arena, read with Ringside.',
    openGraph: { siteName: 'Ringside', title: '3 votes · Arena' },
  })
})
