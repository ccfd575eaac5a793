import type { BoardPolicy } from '../board-policy'
import type { Dataset } from '../catalog'
import { fetchBreakdown } from '../queries/breakdown'
import { fetchBoard, fitVotes, isChosenByResult } from '../queries/leaderboard'
import { fetchMatches } from '../queries/matches'
import { matrixOf } from '../queries/matrix'
import { readPolicy } from '../queries/policy'
import { maskOf, votesOf } from '../queries/votes'
import { fitBradleyTerry } from '../ratings/bradley-terry'
import { countCells, voteCells } from '../ratings/cells'
import { leaderboard } from '../ratings/leaderboard'
import { RINGSIDE_POLICY } from '../ratings/policy'
import { fitStyle } from '../ratings/style'
import { type StyleFeature, styleFeatures } from '../ratings/style-features'
import { styleRows } from '../ratings/style-rows'
import { OUTCOME } from '../ratings/votes'
import { emptyView, readView } from '../view'
import { duration, type Figure, type Timing, timed } from './figures'
import { apart, fitByScikit, type PeerVotes } from './sklearn-peer'
import { benchViews } from './views'

interface VoteOptions {
  readonly rounds: number
  readonly peerRounds: number
  readonly say: (line: string) => void
}

const MANY_VOTES = 100_000

/** Boards, matrix and breakdowns of a dataset of votes, asked in this process, and the board of scikit-learn. */
export async function benchVotes(dataset: Dataset, options: VoteOptions): Promise<Figure[]> {
  const { rounds, say } = options
  const { slug } = dataset
  const plain = readPolicy(dataset, emptyView).policy
  const full = readPolicy(dataset, readView(dataset, { style: 'full' }).view).policy
  const views = benchViews(dataset, {}).filter(({ view }) => !isChosenByResult(view.chosen))
  const figures: Figure[] = []

  for (const [policy, name, most, least] of [
    [plain, 'leaderboard with intervals', 40, 5],
    [full, 'style-controlled leaderboard', 150, 55],
  ] as const) {
    say(`${slug}: ${name} …`)
    const boards: (Timing & { name: string })[] = []
    for (const one of views)
      boards.push({
        ...(await timed(rounds, () => fetchBoard(dataset, one.view.chosen, policy))),
        name: one.name,
      })
    boards.sort((one, other) => other.median - one.median)
    figures.push(
      line(`${name}, ${slug}, slowest of ${boards.length} slices`, boards[0], most, slicesInWords(boards)),
      line(
        `its arithmetic alone, all ${dataset.rows.toLocaleString('en')} votes`,
        await arithmetic(dataset, policy, rounds),
        least,
      ),
    )
  }

  say(`${slug}: matrix, breakdowns …`)
  const whole = emptyView.chosen
  figures.push(
    line(
      `board and matrix, ${slug}`,
      await timed(rounds, async () => matrixOf(await fetchBoard(dataset, whole, plain))),
      30,
    ),
  )
  let values = 0
  const breakdown = await timed(rounds, async () => {
    values = (await fetchBreakdown(dataset, whole, plain, 'language')).values.length
  })
  figures.push(line(`breakdown by language, ${slug}`, breakdown, 150, `${values} values`))
  figures.push(...(await benchManyModels(dataset, plain, options)))
  return [...figures, ...(await benchScikit(dataset, plain, full, options))]
}

/** Counting, fit, intervals and ranks of every vote: no database, no mask, nothing remembered. */
async function arithmetic(dataset: Dataset, policy: BoardPolicy, rounds: number): Promise<Timing> {
  const held = votesOf(dataset)
  const mask = maskOf(await fetchMatches(dataset, emptyView.chosen))
  held.style()
  return timed(rounds, async () => {
    const fit = await fitVotes(held, mask, policy, countCells(held.cells, mask))
    if (fit.kind !== 'fit') throw new Error(`${dataset.slug} has no board: ${fit.reason}`)
    leaderboard(fit)
  })
}

/** Every model made two by a coin: the same votes of about a hundred models. */
async function benchManyModels(
  dataset: Dataset,
  policy: BoardPolicy,
  { rounds, say }: VoteOptions,
): Promise<Figure[]> {
  say(`${dataset.slug}: twice as many models …`)
  const { votes } = votesOf(dataset)
  const split = (codes: ArrayLike<number>, salt: number) =>
    Uint16Array.from(codes, (code, vote) => 2 * code + (Math.imul(vote + salt, 2_654_435_761) >>> 31))
  const twice = { ...votes, models: 2 * votes.models, a: split(votes.a, 1), b: split(votes.b, 7) }
  const features = featuresOf(dataset.counted.sides)
  const figures: Figure[] = []
  for (const style of ['none', 'full'] as const) {
    const timing = async (some: typeof votes) => {
      const cells = voteCells(some)
      const rows = styleRows(cells, some.a, features)
      const asked = { ...RINGSIDE_POLICY, ties: policy.ties, style }
      return timed(rounds, async () => {
        const fit = style === 'full' ? fitStyle(rows, asked) : fitBradleyTerry(countCells(cells), asked)
        if (fit.kind === 'fit') leaderboard(fit)
      })
    }
    const [before, after] = [await timing(votes), await timing(twice)]
    figures.push({
      work: `arithmetic with ${twice.models} models instead of ${votes.models}${style === 'full' ? ', style-controlled' : ''}`,
      took: duration(after.median),
      // At most twice what fifty models may take: 5 ms plain, 55 ms with style control.
      hold: style === 'full' ? '≤ 110 ms' : '≤ 10 ms',
      holds: after.median <= (style === 'full' ? 110 : 10),
      note: `${(after.median / before.median).toFixed(1)} times ${duration(before.median)}`,
    })
  }
  return figures
}

async function benchScikit(
  dataset: Dataset,
  plain: BoardPolicy,
  full: BoardPolicy,
  { rounds, peerRounds, say }: VoteOptions,
): Promise<Figure[]> {
  say(`${dataset.slug}: the same votes by scikit-learn …`)
  const theirs = await fitByScikit(await peerVotes(dataset), peerRounds)
  if (!theirs) {
    return [
      { work: `board against scikit-learn, ${dataset.slug}`, took: 'no python3 with scikit-learn here' },
    ]
  }
  const against = async (policy: BoardPolicy, kind: 'votes' | 'style', least: number): Promise<Figure> => {
    const ours = await timed(rounds, () => fetchBoard(dataset, emptyView.chosen, policy))
    const { rows } = await fetchBoard(dataset, emptyView.chosen, policy)
    const rated = rows.filter(({ rating }) => rating?.provisional === null)
    const distance = apart(
      rated.map(({ rating }) => rating?.rating ?? Number.NaN),
      rated.map(({ code }) => theirs[kind].ratings[code] ?? Number.NaN),
    )
    const ratio = theirs[kind].median / ours.median
    const pairs = kind === 'votes' ? `; by pairs of models ${duration(theirs.pairs.median)}` : ''
    return {
      work: `${kind === 'style' ? 'style-controlled leaderboard' : 'leaderboard'}, ${dataset.slug}, against scikit-learn`,
      took: `${ratio.toFixed(0)} times quicker`,
      // Held on as many votes as the arena's own set has; on few, what every call costs is most of it.
      ...(dataset.rows >= MANY_VOTES ? { hold: `≥ ${least} times`, holds: ratio >= least } : {}),
      note: `${duration(ours.median)} with intervals against ${duration(theirs[kind].median)} without${pairs}; ratings at most ${distance.toFixed(2)} points apart`,
    }
  }
  return [await against(plain, 'votes', 6), await against(full, 'style', 20)]
}

/** Votes that both sides can use: with a result, and with counts of style. */
async function peerVotes(dataset: Dataset): Promise<PeerVotes> {
  const { votes } = votesOf(dataset)
  const differences = featuresOf(dataset.counted.sides).map(({ values }) => values)
  const used = Int32Array.from(votes.outcome, (_, vote) => vote).filter(
    (vote) =>
      votes.outcome[vote] !== OUTCOME.none && differences.every((values) => Number.isFinite(values[vote])),
  )
  const at = (column: ArrayLike<number>) => Array.from(used, (vote) => column[vote] ?? 0)
  return {
    models: votes.models,
    a: Uint16Array.from(at(votes.a)),
    b: Uint16Array.from(at(votes.b)),
    outcome: Uint8Array.from(at(votes.outcome)),
    style: differences.map((values) => Float32Array.from(at(values))),
  }
}

function featuresOf({ a, b }: Dataset['counted']['sides']): StyleFeature[] {
  const countsOf = ({ tokens, ...counts }: typeof a) => ({ length: tokens, ...counts })
  return styleFeatures(countsOf(a), countsOf(b))
}

function line(work: string, timing: Timing | undefined, most: number, note = ''): Figure {
  const median = timing?.median ?? Number.NaN
  return { work, took: duration(median), hold: `≤ ${most} ms`, holds: median <= most, note }
}

function slicesInWords(boards: readonly (Timing & { name: string })[]): string {
  return boards.map(({ name, median }) => `${name} ${median.toFixed(0)}`).join(', ')
}
