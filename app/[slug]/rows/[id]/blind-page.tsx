import type { ReactNode } from 'react'
import { VoteThread } from '@/components/conversation/vote-thread'
import { ImageNotice } from '@/components/images/image-notice'
import { BlindVote } from '@/components/labels/blind-vote'
import { RowSteps } from '@/components/rows/row-bar'
import { RowImages } from '@/components/rows/row-images'
import { ReadingPage } from '@/components/rows/row-page'
import type { Dataset, Entry } from '@/lib/catalog'
import { sidesSwapped } from '@/lib/labels/blind'
import type { Neighbours } from '@/lib/queries/neighbours'
import type { Row } from '@/lib/queries/row'
import { labelsHref } from '@/lib/view'

interface BlindPageProps {
  readonly entry: Entry
  readonly dataset: Dataset
  readonly row: Row
  readonly seed: number
  readonly neighbours: Neighbours
  readonly hrefOf: (id: string) => string
  readonly pictures: Omit<Parameters<typeof RowImages>[0], 'dataset' | 'summary'>
  readonly who: string | undefined
  /** The same row with everything shown. */
  readonly openHref: string
}

/** A battle without its models, its result and the order of its sides: nothing here may tell them. */
export function BlindPage(props: BlindPageProps): ReactNode {
  const { entry, dataset, row, seed, neighbours, hrefOf, pictures, who, openHref } = props
  const { summary } = row
  const [one, other] = sidesSwapped(seed, summary.id) ? [1, 0] : [0, 1]
  const side = (at: number, name: string) => ({
    model: name,
    conversation: row.conversations[at] ?? { messages: [] },
  })
  const pictured = dataset.imageColumn !== '' && (summary.images.length > 0 || !dataset.hasImages)
  return (
    <ReadingPage entry={entry}>
      <h1 className="sr-only">A vote, read blind</h1>
      <RowSteps neighbours={neighbours} hrefOf={hrefOf} keys />
      <BlindVote
        action={labelsHref(dataset.slug)}
        row={summary.id}
        here={hrefOf(summary.id)}
        seed={seed}
        who={who}
      />
      {pictured && (
        <ImageNotice slug={dataset.slug} warning={dataset.description.warning} covered={pictures.covered} />
      )}
      <VoteThread
        a={side(one, 'first answer')}
        b={side(other, 'second answer')}
        winner={null}
        images={pictured ? <RowImages {...{ dataset, summary }} {...pictures} /> : undefined}
      />
      <p className="mt-4">
        <a className="text-accent hover:underline" href={openHref}>
          Stop reading blind
        </a>
      </p>
    </ReadingPage>
  )
}
