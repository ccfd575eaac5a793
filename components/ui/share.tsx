'use client' // needs the browser for the clipboard and to know its own address

import { useEffect, useState } from 'react'
import { datedCitation } from '@/lib/citation'

interface ShareProps {
  /** The canonical address of what is shown, from `/`. */
  readonly href: string
  /** What the link is, in words. */
  readonly title: string
  /** The page where what is shown can be given a name; a row has none. */
  readonly saveHref?: string
  /** See lib/citation.ts. */
  readonly citation: string
  /** RINGSIDE_URL, if whoever started Ringside named one. */
  readonly base: string | undefined
}

/** Copies the address, a Markdown link or a citation; says so where colleagues could not open it. */
export function Share({ href, title, citation, base, saveHref }: ShareProps) {
  const [origin, setOrigin] = useState(base ?? '')
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!base) setOrigin(window.location.origin)
  }, [base])
  const address = origin + href
  const alone = !base && /\/\/(localhost|127\.|\[::1\])/.test(origin)
  const port = alone ? new URL(origin).port || '80' : ''

  async function copy(text: string, what: string) {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(`${what} copied`)
    } catch {
      setSaid('The browser does not allow copying: select the address below')
    }
  }

  return (
    <details className="relative shrink-0" name="menu">
      <summary
        className="cursor-pointer list-none whitespace-nowrap rounded border border-line bg-surface px-3 py-1 text-ink hover:bg-sunken"
        data-key="s"
        data-key-label="share"
      >
        Share <span aria-hidden="true">▾</span>
      </summary>
      <div className="absolute right-0 top-full z-20 mt-1 w-80 max-w-[calc(100vw-2rem)] rounded border border-line bg-surface p-3 shadow-xl">
        <div className="flex gap-2">
          <button
            type="button"
            onClick={() => copy(address, 'Link')}
            className="flex-1 rounded bg-accent px-3 py-1.5 font-medium text-on-accent"
          >
            Copy link
          </button>
          <button
            type="button"
            onClick={() =>
              copy(`[${title.replace(/[[\]\\]/g, '\\$&')}](${address.replaceAll(')', '%29')})`, 'Markdown')
            }
            className="rounded border border-line px-3 py-1.5 hover:bg-sunken"
          >
            Markdown
          </button>
          <button
            type="button"
            onClick={() =>
              copy(datedCitation(citation, new Date().toISOString().slice(0, 10), address), 'Citation')
            }
            className="rounded border border-line px-3 py-1.5 hover:bg-sunken"
          >
            Cite
          </button>
        </div>
        <p className="mt-2 break-all font-mono text-xs text-soft">{address || href}</p>
        <p role="status" className="mt-1 min-h-5 text-xs text-accent">
          {said}
        </p>
        {saveHref && (
          <p className="mt-1 border-t border-line pt-2">
            <a href={saveHref} className="text-accent hover:underline">
              Save this view
            </a>
            <span className="text-xs text-faint"> · saved views and labels</span>
          </p>
        )}
        {alone && (
          <div className="mt-1 border-t border-line pt-2 text-xs text-soft">
            <p>
              Ringside runs on this machine alone: a colleague cannot open this address. Who may log in here
              can reach it through
            </p>
            <code className="mt-1 block break-all rounded bg-sunken px-2 py-1">
              ssh -L {port}:localhost:{port} THIS-MACHINE
            </code>
            <p className="mt-1">For a team, start it with RINGSIDE_URL and RINGSIDE_PASSWORD.</p>
          </div>
        )}
      </div>
    </details>
  )
}
