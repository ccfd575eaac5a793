/** One line of the table: what was asked, what it took, what was hoped for. */
export interface Figure {
  readonly work: string
  readonly took: string
  /** The target in words; absent where there is none. */
  readonly hold?: string
  /** Whether the target is met; absent where there is none. */
  readonly holds?: boolean
  /** What a reader must know to judge it. */
  readonly note?: string
}

export interface Timing {
  /** Milliseconds. */
  readonly median: number
  readonly slowest: number
  readonly rounds: number
}

/** Runs `work` over and over and gives the median; `round` counts from 0. Two rounds before are not counted. */
export async function timed(
  rounds: number,
  work: (round: number) => Promise<unknown>,
  warmUp = 2,
): Promise<Timing> {
  const times: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const start = performance.now()
    await work(round < 0 ? rounds - round : round)
    if (round >= 0) times.push(performance.now() - start)
  }
  return timingOf(times)
}

export function timingOf(times: readonly number[]): Timing {
  const sorted = [...times].sort((one, other) => one - other)
  return {
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN,
    slowest: sorted.at(-1) ?? Number.NaN,
    rounds: sorted.length,
  }
}

/** "12.3 ms", "1.4 s". */
export function duration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '–'
  if (milliseconds >= 9_950) return `${(milliseconds / 1000).toFixed(0)} s`
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(1)} s`
  return milliseconds >= 99.5 ? `${milliseconds.toFixed(0)} ms` : `${milliseconds.toFixed(1)} ms`
}

/** "1.5 GB", "42 MB", "12 kB"; thousands, not 1,024s. */
export function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  if (bytes >= 1e7) return `${(bytes / 1e6).toFixed(0)} MB`
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`
  return `${(bytes / 1e3).toFixed(bytes >= 1e5 ? 0 : 1)} kB`
}

/** A table in Markdown, ready for the README. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ work, took, hold, holds, note }) => [
    work,
    took,
    hold ?? '',
    holds === undefined ? '' : holds ? 'yes' : '**short**',
    note ?? '',
  ])
  const head = ['work', 'took', 'to hold', 'held', 'note']
  const widths = head.map((title, index) =>
    Math.max(title.length, ...lines.map((line) => line[index]?.length ?? 0)),
  )
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.replaceAll('|', '/').padEnd(widths[index] ?? 0)).join(' | ')} |`
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('\n')
}
