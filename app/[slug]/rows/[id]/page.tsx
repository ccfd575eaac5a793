import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { ChatThread } from '@/components/conversation/chat-thread'
import { ContextTurns } from '@/components/conversation/context-turns'
import type { ReadingMode } from '@/components/conversation/message-body'
import { VoteThread } from '@/components/conversation/vote-thread'
import { Chips } from '@/components/filters/chips'
import { areImagesCovered } from '@/components/images/covered'
import { ImageNotice } from '@/components/images/image-notice'
import { BlindResult } from '@/components/labels/blind-vote'
import { LabelBar } from '@/components/labels/label-bar'
import { LabelStrip } from '@/components/labels/label-strip'
import { RowBar, RowSteps } from '@/components/rows/row-bar'
import { RowDetails } from '@/components/rows/row-details'
import { RowExpectation } from '@/components/rows/row-expectation'
import { RowHead } from '@/components/rows/row-head'
import { RowImages } from '@/components/rows/row-images'
import { onlyHref, rowHref } from '@/components/rows/row-links'
import { ReadingPage } from '@/components/rows/row-page'
import { RowTools } from '@/components/rows/row-tools'
import { HitSteps } from '@/components/search/hit-steps'
import { WordLink } from '@/components/share/word-link'
import { winnerOf } from '@/components/votes/result'
import { countSide } from '@/components/votes/side-counts'
import { citation } from '@/lib/citation'
import type { Sample } from '@/lib/filters/sample'
import { sidesSwapped } from '@/lib/labels/blind'
import { NAMELESS, READER_COOKIE, readReaderName } from '@/lib/labels/reader-name'
import { linkPreview } from '@/lib/link-preview'
import { fetchElsewhere } from '@/lib/queries/elsewhere'
import { fetchExpectation } from '@/lib/queries/expectation'
import { fetchLabelCounts, fetchLabelState } from '@/lib/queries/labels'
import { fetchNeighbours } from '@/lib/queries/neighbours'
import { readPageView } from '@/lib/queries/page-request'
import { fetchPictures } from '@/lib/queries/pictures'
import { fetchRowHits } from '@/lib/queries/search-hits'
import { fetchSession, nameContext } from '@/lib/queries/session'
import { readSettings } from '@/lib/settings'
import { blindHref, emptyView, labelsHref, type Params, pageHref } from '@/lib/view'
import { BlindPage } from './blind-page'
import { loadRow } from './load-row'
import { rowTitle } from './row-title'

interface PageProps {
  readonly params: Promise<{ slug: string; id: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

async function readTitle({ params, searchParams }: PageProps): Promise<Metadata> {
  const { slug, id } = await params
  const loaded = await loadRow(slug, id)
  const { title } = loaded.entry.description
  if (loaded.kind !== 'row') return { title }
  if ((await searchParams).blind === '1') return linkPreview('A vote, read blind', title, 'One vote of')
  const words = rowTitle(loaded.row.summary)
  return linkPreview(words, title, `One conversation, whole. ${words}, in`)
}

async function Page({ params, searchParams }: PageProps) {
  const { slug, id } = await params
  const loaded = await loadRow(slug, id)
  if (loaded.kind === 'waiting') return <ReadingPage entry={loaded.entry} />
  const { entry, dataset, number, row } = loaded
  const { summary } = row
  const given = await searchParams
  const { view, ignored } = readPageView(dataset, given, ['text', 'words', 'nth', 'blind'])
  const ways: readonly ReadingMode[] =
    dataset.kind === 'chat' ? ['rendered', 'source'] : ['rendered', 'source', 'diff']
  const reading = ways.find((way) => way === given.text) ?? 'rendered'
  const mode = reading === 'diff' ? 'rendered' : reading

  const [neighbours, elsewhere, expectation, session, facts, covered, hits, labelCounts, labelState, jar] =
    await Promise.all([
      fetchNeighbours(dataset, view, number),
      fetchElsewhere(dataset, summary),
      fetchExpectation(dataset, view, number, summary),
      summary.session === null ? undefined : fetchSession(dataset, summary.session),
      fetchPictures(
        dataset,
        summary.images.filter((hash) => hash !== null),
      ),
      areImagesCovered(dataset),
      fetchRowHits(dataset, view.chosen, number, summary.winner),
      fetchLabelCounts(dataset, view),
      fetchLabelState(dataset.slug),
      cookies(),
    ])
  const labelled = labelState.rows.get(summary.id)
  const publicBase = readSettings().url
  const context = await nameContext(dataset, row, session)
  const blind = given.blind === '1' && dataset.kind === 'battle'
  const openHrefOf = (other: string) => rowHref(dataset, view, other, reading)
  const hrefOf = (other: string) => (blind ? blindHref(openHrefOf(other)) : openHrefOf(other))
  const who = readReaderName(jar.get(READER_COOKIE)?.value)
  const mine = blind ? labelled?.votes.get(who ?? NAMELESS) : undefined
  const [sample] = (view.chosen.get('sample')?.any ?? []) as readonly Sample[]
  const seed = sample?.seed ?? 1
  if (blind && mine === undefined) {
    const pictures = { facts, covered }
    const openHref = openHrefOf(summary.id)
    return <BlindPage {...{ entry, dataset, row, seed, neighbours, hrefOf, pictures, who, openHref }} />
  }
  const pictured = dataset.imageColumn !== '' && (summary.images.length > 0 || !dataset.hasImages)
  const thread = {
    mode,
    hits,
    images: pictured ? <RowImages {...{ dataset, summary, facts, covered }} /> : undefined,
  } as const
  const [a = NOTHING, b = NOTHING] = row.conversations
  const counted = [countSide(a, row.style.a), countSide(b, row.style.b)] as const
  const sideOf = (model: string, conversation: typeof a, { counts, turns }: (typeof counted)[number]) => {
    const modelHref = onlyHref(dataset, 'model', model)
    return { model, conversation, counts, turnCounts: turns, ...(modelHref ? { modelHref } : {}) }
  }
  const chat = sideOf(summary.model ?? '', a, counted[0])
  const note = counted.slice(0, row.conversations.length).some(({ countedHere }) => countedHere) && (
    <p className="text-[13px] text-faint">
      Counted here from the text, since the data has no figures; tokens (≈) are an estimate.
    </p>
  )
  const labelling = (
    <>
      <LabelStrip dataset={dataset} view={view} counts={labelCounts} />
      <LabelBar
        action={labelsHref(dataset.slug)}
        row={summary.id}
        here={hrefOf(summary.id)}
        next={neighbours.next === null ? null : hrefOf(neighbours.next)}
        labels={[...labelState.labels.keys()].map((label) => ({
          label,
          on: labelled?.labels.has(label) ?? false,
        }))}
        note={labelled?.note ?? ''}
        read={labelled !== undefined}
        who={who}
      />
    </>
  )

  return (
    <ReadingPage entry={entry} view={view}>
      <WordLink
        href={hrefOf(summary.id)}
        base={publicBase}
        words={typeof given.words === 'string' ? [given.words] : (given.words ?? [])}
        nth={Number(given.nth) || 1}
      />
      <RowBar {...{ dataset, view, neighbours, hrefOf }}>
        {hits && <HitSteps key={`${summary.id} ${mode}`} />}
        <RowTools
          href={hrefOf(summary.id)}
          title={`${rowTitle(summary)} · ${dataset.description.title}`}
          cited={citation(dataset, `${rowTitle(summary)} (${summary.id})`)}
          base={publicBase ?? `http://${(await headers()).get('host') ?? 'localhost'}`}
          publicBase={publicBase}
          text={reading}
          ways={ways.map((is) => ({ is, href: rowHref(dataset, view, summary.id, is) }))}
          markdownHref={pageHref(dataset.slug, ['rows', summary.id, 'markdown'])}
          rawHref={`/api${pageHref(dataset.slug, ['rows', summary.id])}?raw=1`}
        />
      </RowBar>
      <Chips slug={dataset.slug} offer={dataset} view={emptyView} ignored={ignored} />
      {mine !== undefined && (
        <BlindResult mine={mine} theirs={winnerOf(summary.winner)} swapped={sidesSwapped(seed, summary.id)} />
      )}
      <RowHead {...{ dataset, summary, elsewhere, expectation, session, hrefOf }} />
      {pictured && (
        <ImageNotice slug={dataset.slug} warning={dataset.description.warning} covered={covered} />
      )}
      <ContextTurns
        mode={mode}
        turns={context.map(({ models, ...turn }) => ({
          ...turn,
          modelA: models?.a ?? null,
          modelB: models?.b ?? null,
        }))}
      />
      {dataset.kind === 'chat' ? (
        <div className="chat-columns">
          <div className="read-and-label">
            <ChatThread {...chat} {...thread} />
            {note}
            {labelling}
          </div>
          <RowDetails dataset={dataset} row={row} open />
        </div>
      ) : (
        <>
          <div className="read-and-label">
            <VoteThread
              a={sideOf(summary.model_a ?? '', a, counted[0])}
              b={sideOf(summary.model_b ?? '', b, counted[1])}
              winner={winnerOf(summary.winner)}
              {...thread}
              mode={reading}
            />
            {note}
            {labelling}
          </div>
          <RowExpectation {...{ dataset, view, summary, expectation, total: neighbours.total }} />
          <RowDetails dataset={dataset} row={row} />
        </>
      )}
      <RowSteps neighbours={neighbours} hrefOf={hrefOf} />
    </ReadingPage>
  )
}

const NOTHING = { messages: [] }
