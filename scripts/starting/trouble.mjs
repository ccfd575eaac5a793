/** Something the person at the terminal can mend: shown as one line, without a stack. */
export class Trouble extends Error {
  /** @param {string} message @param {number} [exitCode] 1, or 2 for a mistyped command */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** @param {unknown} error @returns {never} */
export function giveUp(error) {
  if (error instanceof Trouble) {
    console.error(`Ringside: ${error.message}`)
    process.exit(error.exitCode)
  }
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  console.error(full ? `Ringside: the disk is full (${error.message}).` : error)
  process.exit(1)
}
