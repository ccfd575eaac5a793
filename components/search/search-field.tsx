'use client' // needs the browser to suggest values while one types

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { parseQuery } from '@/lib/search/query'
import { queryInWords } from '@/lib/search/words'
import { searchHref } from '@/lib/view'
import { fetchSuggestions, type Suggestion, suggested } from './suggestions'

interface SearchFieldProps {
  readonly value: string
  /** Where the counts of the view's values are. */
  readonly facetsHref: string
  /** The page's address without its search. */
  readonly base: string
}

/** The field of a search: says how it is read, and offers values that the last word may mean as filters. */
export function SearchField({ value, facetsHref, base }: SearchFieldProps): ReactNode {
  const id = useId()
  const router = useRouter()
  const [typed, setTyped] = useState(value)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [known, setKnown] = useState<readonly Suggestion[]>([])
  const asked = useRef(false)
  const field = useRef<HTMLInputElement>(null)

  const { rest, word } = lastWord(typed)
  const options = open ? suggested(known, word) : []
  const words = open ? queryInWords(parseQuery(typed)) : ''
  const shown = words !== '' || options.length > 0

  function ask() {
    if (asked.current) return
    asked.current = true
    fetchSuggestions(facetsHref).then(setKnown, () => {
      asked.current = false
    })
  }

  function close() {
    setOpen(false)
    setActive(-1)
  }

  function choose({ name, param }: Suggestion) {
    close()
    if (field.current) field.current.value = rest
    setTyped(rest)
    router.push(searchHref(base, rest, name, param))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && options.length > 0) {
      // One place before the first is the field itself.
      setActive(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1)
      event.preventDefault()
    } else if (event.key === 'Enter' && options[active]) {
      choose(options[active])
      event.preventDefault()
    } else if (event.key === 'Escape' && shown) {
      close()
      event.preventDefault()
    }
  }

  return (
    <>
      <input
        ref={field}
        type="search"
        name="q"
        defaultValue={value}
        role="combobox"
        aria-label="Search the text"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder='Search: words, "phrase", -without, answer:word'
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        data-key="/"
        data-key-label="search"
        className="h-8 w-full rounded border border-line-strong bg-bg pl-8 pr-2 placeholder:text-faint"
        onFocus={ask}
        onBlur={close}
        onInput={(event) => {
          ask()
          setTyped(event.currentTarget.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        hidden={!shown}
        className="absolute inset-x-0 top-full z-40 mt-1 rounded border border-line bg-surface p-1 shadow-xl"
      >
        {words !== '' && (
          <p className="px-2 py-1.5 text-xs text-soft [overflow-wrap:anywhere]" data-read>
            Rows {words} <span className="text-faint">· Enter</span>
          </p>
        )}
        <div id={`${id}-list`} role="listbox" aria-label="Values to filter by">
          {options.map((one, at) => (
            <button
              key={`${one.name} ${one.param}`}
              type="button"
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className="flex w-full items-baseline gap-2 rounded px-2 py-1 text-left hover:bg-sunken aria-selected:bg-accent-wash"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <span className="w-16 shrink-0 text-xs text-faint">{one.label}</span>
              <span className="min-w-0 truncate">{one.words}</span>
              <span className="ml-auto text-xs text-faint tabular-nums">
                {one.count.toLocaleString('en')}
              </span>
            </button>
          ))}
        </div>
      </div>
    </>
  )
}

/** What may become a filter is the last word, unless a phrase is being typed. */
function lastWord(typed: string): { rest: string; word: string } {
  if ((typed.match(/"/g)?.length ?? 0) % 2 === 1) return { rest: typed, word: '' }
  const [, rest = '', word = ''] = /^(.*?)(\S*)$/s.exec(typed) ?? []
  return { rest: rest.trim(), word }
}
