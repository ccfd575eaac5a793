'use client' // needs the browser's clipboard
import './copy-button.css'
import { type ReactNode, useState } from 'react'

interface CopyButtonProps {
  readonly label: string
  /** What to copy: a text, an address whose answer is the text, or the `code` beside the button in `data-copy-scope`. */
  readonly copies: 'code' | { readonly text: string } | { readonly from: string }
  readonly className?: string
  /** Pressed by this key (components/ui/keyboard.tsx). */
  readonly shortcut?: string
}

/** Copies, and says so. Without script it is not shown (`.copy-button` in copy-button.css). */
export function CopyButton({ label, copies, className = '', shortcut }: CopyButtonProps): ReactNode {
  const [said, setSaid] = useState<'copied' | 'failed'>()
  async function copy(button: HTMLElement) {
    const done = await writeClipboard(await textOf(copies, button)).catch(() => false)
    setSaid(done ? 'copied' : 'failed')
    setTimeout(() => setSaid(undefined), 1_500)
  }
  return (
    <button
      type="button"
      className={`copy-button ${className}`}
      {...(shortcut ? { 'data-key': shortcut, 'data-key-label': label.toLowerCase() } : {})}
      onClick={(event) => copy(event.currentTarget)}
    >
      <span aria-live="polite">
        {said === 'copied' ? 'Copied' : said === 'failed' ? 'Not copied' : label}
      </span>
    </button>
  )
}

async function textOf(copies: CopyButtonProps['copies'], button: HTMLElement): Promise<string> {
  if (copies === 'code') return button.closest('[data-copy-scope]')?.querySelector('code')?.textContent ?? ''
  if ('text' in copies) return copies.text
  const answer = await fetch(copies.from)
  if (!answer.ok) throw new Error(`${copies.from} answered ${answer.status}`)
  return answer.text()
}

/** Browsers give the clipboard to HTTPS and localhost only; elsewhere the old command still works. */
async function writeClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text)
    return true
  }
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
