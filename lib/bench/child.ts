import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process cost, as Linux counts it; NaN elsewhere. Processes of its own that it starts are not in it. */
export interface Cost {
  readonly seconds: number
  /** Seconds of processor time: what `seconds` would be on one idle core, whatever else the machine does. */
  readonly processor: number
  /** Most memory it ever held, in bytes. */
  readonly peak: number
  /** Bytes asked of `read()`, from disk or cache, of its own code included. */
  readonly read: number
  /** Of those, bytes that came from a disk. */
  readonly fetched: number
}

/** How often a process is looked at, in milliseconds: what it reads in its last moment is not seen. */
const LOOK = 25

/**
 * Runs a Node script to its end and counts what it cost.
 *
 * @throws Error with the end of what it complained about, when it fails.
 */
export async function costOf(
  args: readonly string[],
  cwd: string,
  onLine: (line: string) => void = () => {},
): Promise<Cost> {
  const start = performance.now()
  const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'], env: WORKER })
  let last: Omit<Cost, 'seconds'> = UNKNOWN
  const look = () => {
    last = costsNow(child.pid) ?? last
  }
  const watch = setInterval(look, LOOK)
  let complaints = ''
  child.stderr.on('data', (text: Buffer) => {
    complaints = (complaints + text.toString()).slice(-2000)
  })
  child.stdout.on('data', (text: Buffer) => {
    look()
    for (const line of text.toString().split('\n')) if (line) onLine(line)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(watch))
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}\n${complaints}`)
  return { ...last, seconds: (performance.now() - start) / 1000 }
}

/** As lib/indexing/supervise.ts starts its workers. */
const WORKER = { ...process.env, UV_THREADPOOL_SIZE: '8' }

const UNKNOWN = { processor: Number.NaN, peak: Number.NaN, read: Number.NaN, fetched: Number.NaN }

/** Of a second, as Linux counts processor time on every architecture. */
const TICK = 0.01

function costsNow(pid: number | undefined): Omit<Cost, 'seconds'> | undefined {
  if (pid === undefined) return undefined
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const io = readFileSync(`/proc/${pid}/io`, 'utf8')
    // The name in brackets may hold spaces; user and system time are the 14th and 15th word of all.
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const of = (text: string, name: string) =>
      Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN)
    const peak = of(status, 'VmHWM') * 1024
    // A process that is gone but not yet fetched has no memory any more.
    if (Number.isNaN(peak)) return undefined
    return {
      processor: (Number(times[11]) + Number(times[12])) * TICK,
      peak,
      read: of(io, 'rchar'),
      fetched: of(io, 'read_bytes'),
    }
  } catch {
    return undefined
  }
}
