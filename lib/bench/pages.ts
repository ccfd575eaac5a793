import { gunzipSync } from 'node:zlib'
import type { Dataset } from '../catalog'
import { sql } from '../sql'
import { emptyView, mediaHref, pageHref, viewHref } from '../view'
import { duration, type Figure, size, timingOf } from './figures'
import { someRows } from './queries'
import type { Answer, Served } from './serve'
import { benchViews } from './views'

/** HTML and images of one dataset as a browser gets them, gzip and all; each address is asked for once. */
export async function benchPages(
  dataset: Dataset,
  served: Served,
  rounds: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  say(`${dataset.slug}: pages …`)
  const figures: Figure[] = []
  const views = benchViews(dataset, {}).filter(({ view }) => view.chosen.size > 0)
  // A page further on each round: no address twice, as much work each time.
  const browse = await answersOf(served, rounds, (round) => {
    const one = views[round % views.length]
    const page = 1 + Math.floor(round / Math.max(1, views.length))
    return viewHref(dataset.slug, dataset, { ...(one?.view ?? emptyView), page })
  })
  figures.push(...htmlFigures(`filtered browse page, ${dataset.slug}`, browse, { first: 50, complete: 120 }))
  const rows = await someRows(dataset, rounds + 4)
  const single = await answersOf(served, rounds, (round) =>
    pageHref(dataset.slug, ['rows', rows[(round + 4) % rows.length]?.id ?? '']),
  )
  figures.push(...htmlFigures(`row page, ${dataset.slug}`, single))
  if (dataset.kind === 'battle') {
    const explorer = await answersOf(served, rounds, (round) => {
      const one = views[round % views.length]
      return `${viewHref(dataset.slug, dataset, one?.view ?? emptyView, ['votes'])}&min_votes=${round}`
    })
    figures.push(...htmlFigures(`explorer, ${dataset.slug}`, explorer, { first: 60, complete: 400 }))
  }
  if (dataset.hasImages) figures.push(...(await benchMedia(dataset, served, Math.max(60, rounds))))
  return figures
}

async function benchMedia(dataset: Dataset, served: Served, count: number): Promise<Figure[]> {
  const found = await dataset.db.query<{ hash: string }>(
    sql`SELECT hash FROM images WHERE problem IS NULL AND width IS NOT NULL AND type IN ('image/png', 'image/jpeg', 'image/webp')
      ORDER BY hash(hash) LIMIT ${count + 4}`,
  )
  const hash = (round: number) => found[(round + 4) % found.length]?.hash ?? ''
  const full = await answersOf(served, count, (round) => mediaHref(dataset.slug, hash(round)))
  const small = (round: number) => mediaHref(dataset.slug, hash(round), { w: 160 })
  const made = await answersOf(served, Math.min(count, found.length - 4), small)
  const again = await answersOf(served, Math.min(count, found.length - 4), small)
  const line = (work: string, answers: readonly Answer[], most?: number): Figure => {
    const { median, slowest, rounds } = timingOf(answers.map(({ complete }) => complete))
    return {
      work: `${work}, over HTTP, ${dataset.slug}`,
      took: duration(median),
      ...(most === undefined ? {} : { hold: `≤ ${most} ms`, holds: median <= most }),
      note: `${rounds} different ones, slowest ${duration(slowest)}`,
    }
  }
  return [
    line('full image, first time', full, 5),
    line('thumbnail, made while one waits', made),
    line('thumbnail made before', again, 3),
  ]
}

/** Addresses beyond those that are timed: a fresh server's code is not compiled yet. */
const WARM_UP = 30

/** Answers to `rounds` different addresses, after those that only warm up. */
async function answersOf(
  served: Served,
  rounds: number,
  address: (round: number) => string,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let round = -WARM_UP; round < rounds; round++) {
    const answer = await served.ask(address(round < 0 ? rounds - round : round), {
      'accept-encoding': 'gzip',
    })
    if (answer.status !== 200) throw new Error(`${address(round)} answers ${answer.status}`)
    if (round >= 0) answers.push(answer)
  }
  return answers
}

function htmlFigures(work: string, answers: readonly Answer[], most?: Most): Figure[] {
  const first = timingOf(answers.map((answer) => answer.first))
  const complete = timingOf(answers.map((answer) => answer.complete))
  const sent = timingOf(answers.map(({ body }) => body.length)).median
  const plain = timingOf(answers.map((answer) => htmlOf(answer).length)).median
  return [
    {
      work: `HTML first byte, ${work}`,
      took: duration(first.median),
      ...held(first.median, most?.first),
      note: `${first.rounds} addresses, slowest ${duration(first.slowest)}`,
    },
    {
      work: `HTML complete, ${work}`,
      took: duration(complete.median),
      ...held(complete.median, most?.complete),
      note: `${size(plain)}, ${size(sent)} as sent`,
    },
  ]
}

/** Milliseconds. */
interface Most {
  readonly first: number
  readonly complete: number
}

function held(median: number, most: number | undefined): Pick<Figure, 'hold' | 'holds'> {
  return most === undefined ? {} : { hold: `≤ ${most} ms`, holds: median <= most }
}

export function htmlOf({ body, headers }: Pick<Answer, 'body' | 'headers'>): Buffer {
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}
