import type { ReactNode } from 'react'
import { fieldsWithout, pageHref, searchHrefs } from '@/lib/view'
import { SearchField } from './search-field'

interface SearchBoxProps {
  readonly slug: string
  /** Segments of the page that shows what is found; browse when empty. */
  readonly segments: readonly string[]
  /** The view's query: its other parameters are kept. */
  readonly query: string
}

/** One form for every page of a dataset, which works before any script. On a phone it unfolds below the header. */
export function SearchBox({ slug, segments, query }: SearchBoxProps): ReactNode {
  const { value, others } = fieldsWithout(query, 'q')
  return (
    <>
      <input
        type="checkbox"
        id="search-open"
        className="peer sr-only md:hidden"
        defaultChecked={value !== ''}
        aria-label="Search"
      />
      <label
        htmlFor="search-open"
        className="grid size-8 shrink-0 cursor-pointer place-items-center rounded text-soft hover:bg-sunken peer-focus-visible:outline-2 peer-focus-visible:outline-accent md:hidden"
      >
        <Glass />
      </label>
      <search className="absolute inset-x-0 top-full hidden border-b border-line bg-surface p-2 peer-checked:block md:static md:mx-2 md:block md:max-w-md md:flex-1 md:border-0 md:p-0">
        <form action={pageHref(slug, segments)} method="get" className="relative">
          {others.map(([name, given], at) => (
            <input key={`${name} ${at}`} type="hidden" name={name} value={given} />
          ))}
          <span className="pointer-events-none absolute left-2 top-1/2 -translate-y-1/2 text-faint">
            <Glass />
          </span>
          <SearchField key={value} value={value} {...searchHrefs(slug, segments, query)} />
          <button type="submit" className="sr-only">
            Search
          </button>
        </form>
      </search>
    </>
  )
}

function Glass() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5 14 14" strokeLinecap="round" />
    </svg>
  )
}
