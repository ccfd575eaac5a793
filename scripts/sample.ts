import { resolve } from 'node:path'
import { makeSample, type SampleProgress } from '../lib/sample/make-sample'
import { SCALES, type Scale } from '../lib/sample/scale'

/** `npm run sample -- [--out DIR] [--scale tiny|demo|full] [--seed N]` */
async function main(args: readonly string[]): Promise<void> {
  const { out, scale, seed } = optionsOf(args)
  const start = performance.now()
  let shown = ''
  await makeSample({
    out,
    scale,
    seed,
    onProgress: (progress) => {
      const text = inWords(progress)
      if (text === shown) return
      shown = text
      if (process.stdout.isTTY) process.stdout.write(`\r${text.padEnd(60)}`)
      else if (progress.done === progress.total) console.log(text)
    },
  })
  if (process.stdout.isTTY) process.stdout.write(`\r${' '.repeat(60)}\r`)
  console.log(
    `Sample (${scale}, seed ${seed}) in ${out} after ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
}

function inWords({ stage, done, total }: SampleProgress): string {
  return `${stage}: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`
}

function optionsOf(args: readonly string[]): { out: string; scale: Scale; seed: number } {
  let [out, scale, seed]: [string, Scale, number] = ['data', 'demo', 1]
  for (let i = 0; i < args.length; i += 2) {
    const [flag, value] = [args[i], args[i + 1]]
    if (value === undefined) throw new UsageError(`${flag} needs a value`)
    if (flag === '--out') out = value
    else if (flag === '--scale') {
      const known = SCALES.find((one) => one === value)
      if (!known) throw new UsageError(`--scale is one of ${SCALES.join(', ')}, not ${value}`)
      scale = known
    } else if (flag === '--seed') {
      seed = Number(value)
      if (!Number.isSafeInteger(seed) || seed < 0)
        throw new UsageError(`--seed is a whole number from 0, not ${value}`)
    } else throw new UsageError(`Unknown option ${flag}; there are --out, --scale and --seed`)
  }
  return { out: resolve(out), scale, seed }
}

class UsageError extends Error {}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  if (!(error instanceof UsageError)) console.error('Run it again to go on from the last finished shard.')
  process.exit(1)
})
