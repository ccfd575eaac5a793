/** How far an export has come, for the page that asked for it. */
export interface ExportProgress {
  readonly total: number
  rows: number
  state: 'running' | 'whole' | 'broken' | 'stopped'
  stop(): void
}

const TICKET = /^[\w-]{8,64}$/

/** Exports that are remembered; the oldest go first. */
const MOST = 200

const shared = globalThis as typeof globalThis & { ringsideExports?: Map<string, ExportProgress> }

/** By the ticket that the page made up. Held on `globalThis`, since each route has its own copy of this file. */
function running(): Map<string, ExportProgress> {
  shared.ringsideExports ??= new Map()
  return shared.ringsideExports
}

export function isTicket(text: string): boolean {
  return TICKET.test(text)
}

export function findExport(ticket: string): ExportProgress | undefined {
  return running().get(ticket)
}

export function rememberExport(ticket: string, progress: ExportProgress): void {
  const exports = running()
  exports.set(ticket, progress)
  for (const known of exports.keys()) {
    if (exports.size <= MOST) break
    exports.delete(known)
  }
}
