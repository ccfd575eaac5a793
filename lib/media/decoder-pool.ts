import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'

export type Decoded =
  | { readonly kind: 'made'; readonly images: readonly Buffer[] }
  /** `reason` is a sentence for people. `lasting`: another try would end the same way. */
  | { readonly kind: 'refused'; readonly reason: string; readonly lasting: boolean }

export interface DecoderPoolOptions {
  /** Processes at a time; each is started when needed and ends when idle. */
  readonly size?: number
  /** Milliseconds for one picture. */
  readonly timeLimit?: number
  /** Megabytes that one process may take. */
  readonly memoryLimit?: number
  /** Pixels of a picture. */
  readonly pixelLimit?: number
}

/**
 * Megabytes a process: two for the server and one for the thumbnails in the background stay under 500 together.
 * What the server's decoders give up on, the one in the background may still manage.
 */
const SERVING_MEMORY = 150
export const BACKGROUND_MEMORY = 200

const BYTES_LIMIT = 64 * 2 ** 20
const WAITING_LIMIT = 500
const IDLE_MS = 20_000
/** Memory that libraries do not give back is given back by starting afresh. */
const JOBS_PER_PROCESS = 400

interface Job {
  readonly kind: 'thumbnails' | 'png'
  readonly bytes: Buffer
  readonly widths: readonly number[]
  readonly done: (result: Decoded) => void
  /** Set on the second try, after the first one ended its decoder. */
  readonly again?: boolean
}

/**
 * A few child processes that decode pictures, with limits on pixels, time and memory. Whatever a file does to its
 * decoder comes back as a reason; nothing is thrown. Jobs in the background wait while others are asked for.
 */
export class DecoderPool {
  private readonly size: number
  private readonly timeLimit: number
  private readonly memoryLimit: number
  private readonly pixelLimit: number
  private readonly urgent: Job[] = []
  private readonly background: Job[] = []
  private readonly workers = new Set<Worker>()
  private closed = false

  constructor(options: DecoderPoolOptions = {}) {
    this.size = options.size ?? 2
    this.timeLimit = options.timeLimit ?? 10_000
    this.memoryLimit = options.memoryLimit ?? SERVING_MEMORY
    this.pixelLimit = options.pixelLimit ?? 100_000_000
  }

  /** WebP pictures that fit into squares of the given widths, in their order. */
  thumbnails(bytes: Buffer, widths: readonly number[], when: 'now' | 'background' = 'now'): Promise<Decoded> {
    return this.ask({ kind: 'thumbnails', bytes, widths }, when)
  }

  /** The picture (of a moving one the first frame) as one PNG in full size. */
  async png(bytes: Buffer): Promise<Decoded> {
    return this.ask({ kind: 'png', bytes, widths: [] }, 'now')
  }

  /** Processes now alive, for tests and health. */
  get pids(): readonly number[] {
    return [...this.workers].flatMap(({ child }) => child.pid ?? [])
  }

  close(): void {
    this.closed = true
    for (const worker of this.workers) worker.child.kill('SIGKILL')
    for (const job of [...this.urgent.splice(0), ...this.background.splice(0)]) job.done(passing(CLOSED))
  }

  private ask(job: Omit<Job, 'done'>, when: 'now' | 'background'): Promise<Decoded> {
    if (this.closed) return Promise.resolve(passing(CLOSED))
    if (job.bytes.length === 0) return Promise.resolve(lasting('The file is empty'))
    if (job.bytes.length > BYTES_LIMIT) return Promise.resolve(lasting('The file is too large to be decoded'))
    const queue = when === 'now' ? this.urgent : this.background
    if (queue.length >= WAITING_LIMIT) return Promise.resolve(passing('Too many pictures are waiting'))
    return new Promise((done) => {
      queue.push({ ...job, done })
      this.next()
    })
  }

  private next(): void {
    for (const worker of this.workers) if (!worker.busy) this.feed(worker)
    while (this.workers.size < this.size && this.urgent.length + this.background.length > 0) {
      this.feed(this.start())
    }
  }

  private feed(worker: Worker): void {
    const job = this.urgent.shift() ?? this.background.shift()
    if (job) worker.work(job)
  }

  private start(): Worker {
    const worker = new Worker(
      startChild({ memory: this.memoryLimit, pixels: this.pixelLimit }),
      this.timeLimit,
      this.memoryLimit >= BACKGROUND_MEMORY,
      () => this.next(),
      (unfinished) => {
        this.workers.delete(worker)
        if (this.closed) unfinished?.done(passing(CLOSED))
        else if (unfinished) this.urgent.push({ ...unfinished, again: true })
        if (!this.closed) this.next()
      },
    )
    this.workers.add(worker)
    return worker
  }
}

const CLOSED = 'The server is stopping'
const OUT_OF_MEMORY = 'SIGUSR2'

class Worker {
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

function startChild({ memory, pixels }: { memory: number; pixels: number }): ChildProcess {
  // Found from the working directory, since a production build moves this file but not its neighbour.
  const script = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'media', 'decoder.mjs')
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

function lasting(reason: string): Decoded {
  return { kind: 'refused', reason, lasting: true }
}

function passing(reason: string): Decoded {
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
