import { readFileSync } from 'node:fs'
import { openDatabase } from '../db'
import { runWorker, type WorkerTask } from '../indexing/worker'

/** Runs a stage in this process and prints the bytes it asked the system for; loading the code is not among them. */
const read = () => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])

const warm = await openDatabase()
warm.close()
const before = read()
let failed = ''
await runWorker(JSON.parse(process.argv[2] ?? '') as WorkerTask, (message) => {
  if (message.kind === 'failed') failed = message.message
})
console.log(JSON.stringify({ bytes: read() - before, failed }))
process.exit(0)
