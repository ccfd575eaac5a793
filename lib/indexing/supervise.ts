import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { StageProgress } from './rows'
import type { WorkerMessage, WorkerTask } from './worker'

interface Supervision {
  readonly onProgress: (progress: StageProgress) => void
  readonly signal?: AbortSignal
  /** The folder of the project, where `scripts/index.ts` lies. */
  readonly root: string
  /** Milliseconds after which a worker that says nothing new hangs on the file it named last. */
  readonly patience?: number
}

/** DuckDB does not tell how far it is inside one statement, so this must outlast the largest file. */
const PATIENCE = 600_000
/** Files of one dataset that may crash the worker before the dataset is given up. */
const MOST_CRASHES = 400

/**
 * Runs one stage in a process of its own until it is done. A file that crashes or hangs the process is left out and
 * named, and the rest goes on.
 *
 * @throws Error with the reason when the stage cannot be built.
 */
export async function superviseStage(task: Omit<WorkerTask, 'crashed'>, options: Supervision): Promise<void> {
  const crashed = new Map<string, string>()
  for (;;) {
    const end = await runOnce({ ...task, crashed: [...crashed] }, options)
    if (end.kind === 'done') return
    if (end.kind === 'failed') throw new Error(end.message)
    options.signal?.throwIfAborted()
    if (!end.file || crashed.has(end.file) || crashed.size >= MOST_CRASHES) {
      throw new Error(`the indexing process ended (${end.how})${end.file ? ` at ${end.file}` : ''}`)
    }
    crashed.set(end.file, `reading it ended the reader (${end.how})`)
  }
}

type End =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'crashed'; readonly file: string | undefined; readonly how: string }

function runOnce(
  task: WorkerTask,
  { onProgress, signal, root, patience = PATIENCE }: Supervision,
): Promise<End> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(root, 'scripts', 'index.ts'), '--worker', JSON.stringify(task)],
      { cwd: root, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, UV_THREADPOOL_SIZE: '8' } },
    )
    let file: string | undefined
    let end: End | undefined
    let complaints = ''
    let hung = false
    const stop = () => child.kill('SIGKILL')
    let said = ''
    let watch = setTimeout(giveUp, patience)
    function giveUp() {
      hung = true
      stop()
    }
    signal?.addEventListener('abort', stop, { once: true })
    child.stderr.on('data', (text: Buffer) => {
      complaints = (complaints + text.toString()).slice(-400)
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      // A reader that hangs goes on repeating the same progress.
      if (line === said) return
      said = line
      clearTimeout(watch)
      watch = setTimeout(giveUp, patience)
      const message = readMessage(line)
      if (message?.kind === 'progress') onProgress(message.progress)
      else if (message?.kind === 'file') file = message.name
      else if (message) end = message
    })
    child.on('error', (error) => {
      end = { kind: 'failed', message: `the indexing process cannot be started: ${error.message}` }
    })
    child.on('close', (code, killedBy) => {
      clearTimeout(watch)
      signal?.removeEventListener('abort', stop)
      const reason = complaints.trim().split('\n').at(-1) ?? ''
      const how = hung
        ? `no progress for ${patience / 1000} seconds`
        : [killedBy ?? `exit code ${code}`, reason].filter(Boolean).join(': ')
      resolve(end ?? { kind: 'crashed', file, how })
    })
  })
}

function readMessage(line: string): WorkerMessage | undefined {
  try {
    return JSON.parse(line) as WorkerMessage
  } catch {
    return undefined
  }
}
