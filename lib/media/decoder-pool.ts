import {
  BACKGROUND_MEMORY,
  type Decoded,
  DecoderProcess,
  type Job,
  lasting,
  passing,
  SERVING_MEMORY,
  startDecoder,
} from './decoder-process'

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

const BYTES_LIMIT = 64 * 2 ** 20
const WAITING_LIMIT = 500

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
  private readonly workers = new Set<DecoderProcess>()
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

  private feed(worker: DecoderProcess): void {
    const job = this.urgent.shift() ?? this.background.shift()
    if (job) worker.work(job)
  }

  private start(): DecoderProcess {
    const worker = new DecoderProcess(
      startDecoder({ memory: this.memoryLimit, pixels: this.pixelLimit }),
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
