// A process of its own that turns the bytes of a picture into thumbnails or a PNG. Pictures come from strangers: if
// one crashes or floods the decoder, only this process ends, and the pool in decoder-pool.ts starts another.
// Plain JavaScript, so that it starts without a loader, from the repository as from a production build.
import sharp from 'sharp'

const memoryLimit = Number(process.env.RINGSIDE_DECODER_MEMORY) * 2 ** 20
const pixelLimit = Number(process.env.RINGSIDE_DECODER_PIXELS)

sharp.cache(false)
sharp.concurrency(1)

// sharp works on another thread, so this one stays free to watch. Nothing else can stop libvips in the middle.
let working = false
setInterval(() => {
  // A signal, since `exit` would wait for the other thread. The pool knows this one by its name.
  if (working && process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, 'SIGUSR2')
}, 5).unref()

// Whoever asked is gone: end at once, also in the middle of a picture, for which `exit` would wait. When that happened
// before this line, nothing is left that keeps the process alive and it ends by itself.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.on('message', async ({ id, kind, bytes, widths }) => {
  working = true
  let answer
  try {
    const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const images = kind === 'png' ? [await png(input)] : await thumbnails(input, widths)
    answer = { id, images }
  } catch (error) {
    answer = { id, error: String(error?.message ?? error) }
  }
  working = false
  process.send(answer)
})

function open(input) {
  // Damaged pictures are shown as far as they go, as browsers do. Only the first frame of moving ones.
  return sharp(input, {
    limitInputPixels: pixelLimit,
    failOn: 'none',
    sequentialRead: true,
    pages: 1,
  }).autoOrient()
}

/** One for each width, in order. The smaller ones are made from the largest, so the input is decoded once. */
async function thumbnails(input, widths) {
  const largest = Math.max(...widths)
  const first = await open(input)
    .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = first.info
  return Promise.all(
    widths.map((box) =>
      sharp(first.data, { raw: { width, height, channels } })
        .resize({ width: box, height: box, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78, effort: 2 })
        .toBuffer(),
    ),
  )
}

function png(input) {
  return open(input).toColourspace('srgb').png({ compressionLevel: 6 }).toBuffer()
}
