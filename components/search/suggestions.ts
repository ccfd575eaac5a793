import { writeEscaped } from '@/lib/filters/escaped'
import { languageName } from '@/lib/language'

/** A value that may be meant as a filter. */
export interface Suggestion {
  readonly name: string
  readonly label: string
  /** How the address asks for it. */
  readonly param: string
  readonly words: string
  /** Rows of the view that have it. */
  readonly count: number
}

const OFFERED = ['model', 'category', 'language', 'preset'] as const

/** The values of a view with their counts, as the API tells them. */
export async function fetchSuggestions(href: string): Promise<readonly Suggestion[]> {
  const answer = await fetch(href)
  if (!answer.ok) throw new Error(`${href} answered ${answer.status}`)
  const { facets } = (await answer.json()) as {
    facets: Readonly<Record<string, readonly { value: string; count: number }[] | undefined>>
  }
  return OFFERED.flatMap((name) => {
    const values = facets[name]
    if (!Array.isArray(values)) return []
    return values.map(({ value, count }: { value: string; count: number }) => ({
      name,
      label: name,
      param: writeEscaped(value, name === 'category'),
      words:
        name === 'language' ? languageName(value) : name === 'category' ? value.replaceAll('_', ' ') : value,
      count,
    }))
  })
}

const MOST = 8

/** Values with the word in them, those that begin with it first, then the more frequent ones. */
export function suggested(known: readonly Suggestion[], word: string): readonly Suggestion[] {
  const sought = word.toLowerCase()
  if (sought.length < 2) return []
  const place = ({ words }: Suggestion) => words.toLowerCase().indexOf(sought)
  return known
    .filter((one) => place(one) >= 0)
    .sort((one, other) => Math.min(place(one), 1) - Math.min(place(other), 1) || other.count - one.count)
    .slice(0, MOST)
}
