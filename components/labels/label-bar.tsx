'use client' // needs the browser to keep a label without leaving the page, and to move on
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useState, useTransition } from 'react'

interface LabelBarProps {
  /** Where the form goes. */
  readonly action: string
  readonly row: string
  /** This page, and the next row of the view where there is one. */
  readonly here: string
  readonly next: string | null
  /** In the order of the keys `1` to `9`. */
  readonly labels: readonly { readonly label: string; readonly on: boolean }[]
  readonly note: string
  readonly read: boolean
  /** The name in the cookie; asked for where there is none. */
  readonly who: string | undefined
}

const KEYS = 9
const MOVE_ON = 'move-on'

/**
 * Labels of a row: a plain form whose buttons have the keys `1` to `9`. With script it stays on the page, or moves on to
 * the next row where the reader wants that.
 */
export function LabelBar({ action, row, here, next, labels, note, read, who }: LabelBarProps): ReactNode {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [failed, setFailed] = useState('')
  const [moves, setMoves] = useState(false)
  useEffect(() => setMoves(localStorage.getItem(MOVE_ON) === '1'), [])

  async function keep(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const { submitter } = event.nativeEvent as SubmitEvent
    const said = new FormData(form, submitter)
    said.set('answer', 'json')
    const fields = new URLSearchParams()
    for (const [key, value] of said) if (typeof value === 'string') fields.append(key, value)
    const answer = await fetch(action, { method: 'POST', body: fields }).catch(() => undefined)
    if (!answer?.ok) {
      setFailed('This could not be kept. Is the server still there?')
      return
    }
    setFailed('')
    const added = form.elements.namedItem('label')
    if (added instanceof HTMLInputElement) added.value = ''
    const stays = /^(note|add)/.test(String(said.get('action')))
    start(() => {
      // Asked anew: a key may come before this page's state has read it.
      if (next && localStorage.getItem(MOVE_ON) === '1' && !stays) router.push(next)
      else router.refresh()
    })
  }

  return (
    <form
      action={action}
      method="post"
      onSubmit={keep}
      aria-label="Labels"
      aria-busy={pending}
      className="flex flex-wrap items-center gap-2 rounded border border-line bg-surface px-3 py-2 text-sm"
      data-labels
    >
      <input type="hidden" name="row" value={row} />
      <input type="hidden" name="back" value={here} />
      {/* Enter in a field adds: the first button of a form is the one it presses. */}
      <button type="submit" name="action" value="add" className="hidden" tabIndex={-1} aria-hidden="true" />
      {labels.map(({ label, on }, index) => (
        <button
          key={label}
          type="submit"
          name="action"
          value={`toggle:${label}`}
          aria-pressed={on}
          className="max-w-64 truncate rounded border border-line px-2 py-1 hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-wash"
          {...(index < KEYS ? { 'data-key': String(index + 1), 'data-key-label': `label: ${label}` } : {})}
        >
          {index < KEYS && <kbd className="mr-1.5 text-xs text-faint">{index + 1}</kbd>}
          <bdi>{label}</bdi>
        </button>
      ))}
      <button
        type="submit"
        name="action"
        value="read"
        aria-pressed={read}
        className="rounded border border-line px-2 py-1 hover:bg-sunken aria-pressed:text-accent"
        data-key="0"
        data-key-label="read, whatever the labels"
      >
        <kbd className="mr-1.5 text-xs text-faint">0</kbd>
        {read ? 'read ✓' : 'mark as read'}
      </button>
      <span className="flex gap-1">
        <input
          name="label"
          maxLength={60}
          placeholder="new label"
          aria-label="New label"
          data-key="l"
          data-key-label="a new label"
          autoComplete="off"
          className="w-32 rounded border border-line bg-bg px-2 py-1"
        />
        <button type="submit" name="action" value="add" className="rounded border border-line px-2 py-1">
          Add
        </button>
      </span>
      <details className="min-w-0" open={note !== ''}>
        <summary className="cursor-pointer text-soft">note</summary>
        <span className="mt-1 flex flex-wrap gap-1">
          <textarea
            name="note"
            key={note}
            defaultValue={note}
            maxLength={4000}
            rows={2}
            aria-label="Note on this row"
            className="w-72 max-w-full rounded border border-line bg-bg px-2 py-1"
          />
          <button type="submit" name="action" value="note" className="rounded border border-line px-2 py-1">
            Keep
          </button>
        </span>
      </details>
      {who === undefined ? (
        <input
          name="who"
          maxLength={60}
          placeholder="your name, asked once"
          aria-label="Your name, kept in a cookie"
          autoComplete="name"
          className="w-44 rounded border border-line bg-bg px-2 py-1"
        />
      ) : (
        <span className="text-faint">
          as <bdi>{who}</bdi>
        </span>
      )}
      {next && (
        <label className="ml-auto flex items-center gap-1.5 text-soft">
          <input
            type="checkbox"
            checked={moves}
            onChange={(event) => {
              setMoves(event.target.checked)
              localStorage.setItem(MOVE_ON, event.target.checked ? '1' : '0')
            }}
          />
          move on after a label
        </label>
      )}
      {failed && (
        <p role="alert" className="w-full text-warn">
          {failed}
        </p>
      )}
    </form>
  )
}
