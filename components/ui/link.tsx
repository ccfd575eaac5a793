import type { ComponentProps } from 'react'

interface LinkProps extends ComponentProps<'a'> {
  readonly href: string
  /** False where the page is to keep its place. */
  readonly scroll?: boolean
  /** True where going back is not to lead here again. */
  readonly replace?: boolean
}

/**
 * A plain link, which works before any script. Once scripts run `FollowLinks` follows it without loading the page anew;
 * as a component of its own each of the hundred links of a page would cost the server more than what it says.
 */
export function Link({ scroll = true, replace = false, ...props }: LinkProps) {
  return <a {...props} data-to={`${scroll ? '' : 'stay'}${replace ? ' replace' : ''}`} />
}
