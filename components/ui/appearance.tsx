'use client' // needs the browser to change the page at once and to remember it

import { useState } from 'react'

type Theme = 'system' | 'light' | 'dark'
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' }

/** Light, dark, or what the system says; kept in a cookie that the server reads, so nothing flashes. */
export function ThemeButton({ theme: remembered }: { readonly theme: Theme }) {
  const [theme, setTheme] = useState(remembered)
  function change() {
    const next = NEXT[theme]
    setTheme(next)
    remember('theme', next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }
  return (
    <button
      type="button"
      onClick={change}
      aria-label={`Appearance: ${theme}`}
      title={`Appearance: ${theme} (t)`}
      data-key="t"
      data-key-label="light, dark, system"
      className="grid size-8 place-items-center rounded text-soft hover:bg-sunken"
    >
      <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {theme === 'system' ? (
          <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
        ) : (
          theme === 'dark' && <circle cx="8" cy="8" r="4" fill="currentColor" />
        )}
      </svg>
    </button>
  )
}

export function DensityButton({ density: remembered }: { readonly density: 'comfortable' | 'compact' }) {
  const [density, setDensity] = useState(remembered)
  function change() {
    const next = density === 'compact' ? 'comfortable' : 'compact'
    setDensity(next)
    remember('density', next)
    document.documentElement.dataset.density = next
  }
  return (
    <button
      type="button"
      onClick={change}
      aria-label={`Density: ${density}`}
      title={`Density: ${density} (d)`}
      data-key="d"
      data-key-label="comfortable or compact"
      className="hidden size-8 place-items-center rounded text-soft hover:bg-sunken sm:grid"
    >
      <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
        <path
          d={density === 'compact' ? 'M2 3h12M2 6.3h12M2 9.7h12M2 13h12' : 'M2 4h12M2 8h12M2 12h12'}
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
    </button>
  )
}

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
