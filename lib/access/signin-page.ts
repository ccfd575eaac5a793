import { escapeHtml } from '../html'
import { plainPage } from './plain-page'
import { localPath } from './request-path'

/**
 * The sign-in page: a plain form post that works without scripts.
 * @param next local path to return to.
 * @param problem one sentence on the try before.
 */
export function signInPage(next: string, nonce: string, problem?: string): string {
  const alert = problem ? `<p class="bad" role="alert">${escapeHtml(problem)}</p>` : ''
  return plainPage(
    'Sign in',
    `${alert}<form method="post" action="/signin">
<input type="hidden" name="next" value="${escapeHtml(localPath(next))}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Sign in</button></form>`,
    nonce,
  )
}

/** What `/signin` shows a reader who is signed in: the way out. */
export function signedInPage(next: string, nonce: string): string {
  return plainPage(
    'You are signed in',
    `<p><a href="${escapeHtml(localPath(next))}">Go on reading</a></p>
<form method="post" action="/signin"><input type="hidden" name="action" value="signout">
<button>Sign out</button></form>`,
    nonce,
  )
}
