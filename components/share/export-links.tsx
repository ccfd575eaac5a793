'use client' // needs the browser to ask how far a download has come
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { withParam } from '@/lib/view'

interface ExportLinksProps {
  /** "1,204 votes" */
  readonly rows: string
  readonly links: readonly { readonly label: string; readonly href: string }[]
  /** Behind which the ticket of an export tells how far it has come. */
  readonly progressHref: string
}

/** How often a ticket that is not known yet is asked for: a busy server may begin an export late. */
const PATIENCE = 60

interface Progress {
  readonly rows: number
  readonly total: number
  readonly state: 'running' | 'whole' | 'broken' | 'stopped'
}

/** Plain download links; where there is script, with a running count and a way to stop. */
export function ExportLinks({ rows, links, progressHref }: ExportLinksProps): ReactNode {
  const [progress, setProgress] = useState<Progress>()
  const ticket = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function begin(event: MouseEvent<HTMLAnchorElement>, href: string) {
    // Hosts without TLS have no randomUUID.
    ticket.current = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    event.currentTarget.href = withParam(href, 'ticket', ticket.current)
    clearTimeout(timer.current)
    setProgress(undefined)
    timer.current = setTimeout(look, 1000, PATIENCE)
  }

  async function look(patience: number) {
    const answer = await fetch(progressHref + ticket.current).catch(() => undefined)
    if (!answer?.ok) {
      if (patience > 0) timer.current = setTimeout(look, 500, patience - 1)
      return
    }
    const now: Progress = await answer.json()
    setProgress(now)
    if (now.state === 'running') timer.current = setTimeout(look, 500, PATIENCE)
  }

  async function stop() {
    await fetch(progressHref + ticket.current, { method: 'DELETE' }).catch(() => undefined)
    clearTimeout(timer.current)
    await look(0)
  }

  const count = progress && `${progress.rows.toLocaleString('en')} of ${progress.total.toLocaleString('en')}`
  return (
    <>
      <p className="font-medium">Download {rows}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {links.map(({ label, href }) => (
          <a
            key={label}
            href={href}
            download
            onClick={(event) => begin(event, href)}
            className="flex-1 whitespace-nowrap rounded border border-line px-3 py-1.5 text-center hover:bg-sunken"
          >
            {label}
          </a>
        ))}
      </div>
      <div className="mt-1 flex min-h-6 items-center gap-2 text-xs">
        <span role="status" className={progress?.state === 'broken' ? 'text-warn' : 'text-accent'}>
          {progress?.state === 'running' && `${count} rows`}
          {progress?.state === 'whole' && `All ${progress.total.toLocaleString('en')} rows are in the file`}
          {progress?.state === 'stopped' && `Stopped at ${count} rows: the file is not whole`}
          {progress?.state === 'broken' && `Broke off at ${count} rows: the file is not whole`}
        </span>
        {progress?.state === 'running' && (
          <button type="button" onClick={stop} className="rounded border border-line px-2 hover:bg-sunken">
            Stop
          </button>
        )}
      </div>
    </>
  )
}
