import { isLoopback, type Settings } from '../settings'

/** Why these settings must not be served, in one line with the remedy; undefined when they may. */
export function exposureProblem(settings: Pick<Settings, 'host' | 'password' | 'open'>): string | undefined {
  if (isLoopback(settings.host) || settings.password || settings.open) return undefined
  return (
    `--host ${settings.host} lets other machines in: set RINGSIDE_PASSWORD to ask them for a password, ` +
    'or add --open to let everyone read'
  )
}
