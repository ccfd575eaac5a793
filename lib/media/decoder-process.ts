import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'

export type Decoded =
  | { readonly kind: 'made'; readonly images: readonly Buffer[] }
  /** `reason` is a sentence for people. `lasting`: another try would end the same way. */
  | { readonly kind: 'refused'; readonly reason: string; readonly lasting: boolean }

export interface Job {
  readonly kind: 'thumbnails' | 'png'
  readonly bytes: Buffer
  readonly widths: readonly number[]
  readonly done: (result: Decoded) => void
  /** Set on the second try, after the first one ended its decoder. */
  readonly again?: boolean
}

/**
 * Megabytes a process: two for the server and one for the thumbnails in the background stay under 500 together.
 * What the server's decoders give up on, the one in the background may still manage.
 */
export const SERVING_MEMORY = 150
export const BACKGROUND_MEMORY = 200

const IDLE_MS = 20_000
/** Memory that libraries do not give back is given back by starting afresh. */
const JOBS_PER_PROCESS = 400
const OUT_OF_MEMORY = 'SIGUSR2'

/** One child process, from its start to its end. It has one job at a time. */
export class DecoderProcess {
  private job: Job | undefined
  private jobs = 0
  private timer: NodeJS.Timeout | undefined
  private late = false

  constructor(
    readonly child: ChildProcess,
    private readonly timeLimit: number,
    private readonly hasMost: boolean,
    private readonly onFree: () => void,
    private readonly onEnd: (unfinished?: Job) => void,
  ) {
    child.on('message', (message) => this.answered(message as Answer))
    child.on('error', () => this.ended(null))
    child.on('exit', (_code, signal) => this.ended(signal))
  }

  get busy(): boolean {
    return this.job !== undefined || this.jobs >= JOBS_PER_PROCESS
  }

  work(job: Job): void {
    clearTimeout(this.timer)
    this.job = job
    this.jobs++
    this.timer = setTimeout(() => {
      this.late = true
      this.child.kill('SIGKILL')
    }, this.timeLimit)
    this.child.ref()
    this.child.channel?.ref()
    const { kind, bytes, widths } = job
    // A child that has just ended: its `exit` event answers the job.
    if (this.child.connected) this.child.send({ id: this.jobs, kind, bytes, widths }, () => {})
  }

  private answered(answer: Answer): void {
    const job = this.job
    if (!job || answer.id !== this.jobs) return
    this.job = undefined
    clearTimeout(this.timer)
    if (this.jobs >= JOBS_PER_PROCESS) {
      this.child.kill('SIGKILL')
    } else {
      // An idle decoder must not keep a command from ending; one whose end makes room for the next job must.
      this.timer = setTimeout(() => this.child.kill('SIGKILL'), IDLE_MS).unref()
      this.child.unref()
      this.child.channel?.unref()
    }
    job.done(
      answer.images
        ? { kind: 'made', images: answer.images.map((image) => Buffer.from(image)) }
        : lasting(inWords(answer.error ?? '')),
    )
    this.onFree()
  }

  /** A decoder that ended by itself may have been killed for another's sake, so its job is tried once more. */
  private ended(signal: NodeJS.Signals | null): void {
    const job = this.job
    this.job = undefined
    clearTimeout(this.timer)
    const crashed = job && !this.late && signal !== OUT_OF_MEMORY && this.child.pid !== undefined
    const retry = crashed && !job.again
    this.onEnd(retry ? job : undefined)
    if (!job || retry) return
    if (this.late) job.done(lasting(`Decoding took longer than ${this.timeLimit / 1000} s and was stopped`))
    else if (signal === OUT_OF_MEMORY) {
      const reason = 'Decoding needed too much memory and was stopped'
      job.done(this.hasMost ? lasting(reason) : passing(reason))
    } else if (crashed) job.done(lasting('The decoder crashed on this file'))
    else job.done(passing('The decoder could not be started'))
  }
}

interface Answer {
  readonly id: number
  readonly images?: readonly Uint8Array[]
  readonly error?: string
}

/** Starts a decoder with its limits: megabytes and pixels. */
export function startDecoder({ memory, pixels }: { memory: number; pixels: number }): ChildProcess {
  // Found from the working directory, since a production build moves this file but not its neighbour.
  const script = path.join(
    /* turbopackIgnore: true */ process.env.RINGSIDE_ROOT ?? process.cwd(),
    'lib',
    'media',
    'decoder.mjs',
  )
  const child = spawn(process.execPath, ['--max-old-space-size=64', '--max-semi-space-size=1', script], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {
      // Nothing of the server's environment: it may hold the password.
      PATH: process.env.PATH ?? '',
      HOME: os.tmpdir(),
      NODE_ENV: 'production',
      // glibc keeps an arena a thread otherwise, and with it most of what was freed.
      MALLOC_ARENA_MAX: '1',
      UV_THREADPOOL_SIZE: '1',
      VIPS_DISC_THRESHOLD: '64m',
      RINGSIDE_DECODER_MEMORY: String(memory),
      RINGSIDE_DECODER_PIXELS: String(pixels),
    },
  })
  if (child.pid !== undefined) lowerPriority(child.pid)
  return child
}

function lowerPriority(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not allowed everywhere, and only a courtesy.
  }
}

export function lasting(reason: string): Decoded {
  return { kind: 'refused', reason, lasting: true }
}

export function passing(reason: string): Decoded {
  return { kind: 'refused', reason, lasting: false }
}

/** A decoder's message as a sentence; its details are of no use to a reader. */
function inWords(message: string): string {
  if (/pixel limit/i.test(message)) return 'The picture has more pixels than are safe to decode'
  if (/unsupported image format/i.test(message)) return 'The file is not a picture that can be decoded'
  if (/not supported|not configured|whole number of bytes|bad labq|required field/i.test(message)) {
    return 'This variant of the format cannot be decoded here'
  }
  if (/dimensions|too large|maximum/i.test(message)) return 'The picture’s measures cannot be decoded'
  return 'The picture is damaged'
}
