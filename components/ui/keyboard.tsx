'use client' // needs the browser to listen for keys

import { useEffect, useRef, useState } from 'react'

interface Binding {
  readonly key: string
  readonly label: string
}

/**
 * Keys are declared where they act: an element with `data-key="j"` and `data-key-label="next row"` is clicked, or
 * focused when it is a field, by that key. `j` and `k` walk through `[data-row-link]` where a page has such links.
 * `?` shows what the page at hand understands. An open menu is closed by Escape, which hands the focus back, and by a
 * click elsewhere.
 */
export function Keyboard() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [bindings, setBindings] = useState<readonly Binding[]>([])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape' && closeMenu()) return event.preventDefault()
      const target = event.target instanceof HTMLElement ? event.target : undefined
      if (target?.closest('input, textarea, select, [contenteditable]')) {
        if (event.key === 'Escape') target.blur()
        return
      }
      if (event.key === '?') {
        setBindings(bindingsOfPage())
        dialog.current?.showModal()
        event.preventDefault()
      } else if (press(event.key)) event.preventDefault()
    }
    function onPointerDown({ target }: PointerEvent) {
      for (const menu of openMenus())
        if (!(target instanceof Node && menu.contains(target))) menu.open = false
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('pointerdown', onPointerDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('pointerdown', onPointerDown)
    }
  }, [])

  return (
    <>
      <button
        type="button"
        aria-label="Keys"
        title="Keys (?)"
        className="grid size-8 place-items-center rounded text-soft hover:bg-sunken"
        onClick={() => {
          setBindings(bindingsOfPage())
          dialog.current?.showModal()
        }}
      >
        ?
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto w-80 max-w-[calc(100vw-2rem)] rounded border border-line bg-surface p-5 text-ink shadow-xl backdrop:bg-black/40"
      >
        <h2 id="keys-title" className="mb-3 font-semibold">
          Keys on this page
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {bindings.map(({ key, label }) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded border border-line bg-sunken px-1.5 py-0.5 font-mono text-xs">
                  {key}
                </kbd>
              </dt>
              <dd className="text-soft">{label}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4 text-right">
          <button className="rounded border border-line px-3 py-1.5 hover:bg-sunken" type="submit">
            Close
          </button>
        </form>
      </dialog>
    </>
  )
}

function press(key: string): boolean {
  const owner = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (element) => element.dataset.key === key && element.offsetParent !== null,
  )
  if (owner) {
    owner.focus()
    if (!(owner instanceof HTMLInputElement)) owner.click()
    return true
  }
  if (key !== 'j' && key !== 'k') return false
  const links = rowLinks()
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at < 0 ? 0 : at + (key === 'j' ? 1 : -1)]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

function closeMenu(): boolean {
  if (document.querySelector('dialog[open]')) return false
  const [menu] = openMenus()
  if (!menu) return false
  menu.open = false
  menu.querySelector('summary')?.focus()
  return true
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>('details[name="menu"][open]')]
}

function bindingsOfPage(): Binding[] {
  const declared = [...document.querySelectorAll<HTMLElement>('[data-key]')]
    .filter((element) => element.offsetParent !== null)
    .map((element) => ({ key: element.dataset.key ?? '', label: element.dataset.keyLabel ?? '' }))
  const walk = rowLinks().length
    ? [
        { key: 'j', label: 'next row' },
        { key: 'k', label: 'previous row' },
        { key: 'Enter', label: 'open the row' },
      ]
    : []
  const all = [
    ...walk,
    ...declared,
    { key: '?', label: 'these keys' },
    { key: 'Esc', label: 'close, leave a field' },
  ]
  return all.filter((one, index) => all.findIndex((other) => other.key === one.key) === index)
}

function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row-link]')]
}
