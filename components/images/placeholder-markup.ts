import { type Html, html } from '@/lib/html'

/** Stands where a picture would and says why there is none; as `Placeholder`, for what is written as markup. */
export function placeholder(reason: string): Html {
  return html`<span class="picture-placeholder" title="${reason}">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 4h16v16H4z M4 16l5-5 4 4 3-3 4 4 M3 21 21 3" fill="none" stroke="currentColor" stroke-width="1.5"/>
    </svg>
    <span class="picture-reason">${reason}</span>
  </span>`
}
