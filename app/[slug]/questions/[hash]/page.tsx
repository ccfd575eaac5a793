import '@/components/conversation/thread.css'
import type { Metadata } from 'next'
import { cache } from 'react'
import { orMissing, titleOrMissing } from '@/app/or-missing'
import { MessageBody } from '@/components/conversation/message-body'
import { Chips } from '@/components/filters/chips'
import { areImagesCovered } from '@/components/images/covered'
import { ImageNotice } from '@/components/images/image-notice'
import { Picture } from '@/components/images/picture'
import { Pager } from '@/components/rows/pager'
import { altOf } from '@/components/rows/row-images'
import { onlyHref, onlyView, rowHref } from '@/components/rows/row-links'
import { ReadingPage } from '@/components/rows/row-page'
import { Link } from '@/components/ui/link'
import { AnswerCard } from '@/components/votes/answer-card'
import { AnswerModels } from '@/components/votes/answer-models'
import type { Selection } from '@/lib/filters/selection'
import { rowsInWords } from '@/lib/headline'
import { linkPreview } from '@/lib/link-preview'
import { Missing } from '@/lib/missing'
import { findPageEntry, readPageSegment, readPageView } from '@/lib/queries/page-request'
import { fetchPictures } from '@/lib/queries/pictures'
import { type Answer, fetchQuestion, MOST_ANSWERS } from '@/lib/queries/question'
import { choose, emptyView, type Params, viewHref } from '@/lib/view'

interface PageProps {
  readonly params: Promise<{ slug: string; hash: string }>
  readonly searchParams: Promise<Params>
}

export const generateMetadata = titleOrMissing(readTitle)
export default orMissing(Page)

const loadQuestion = cache(async (slug: string, hash: string) => {
  const entry = await findPageEntry(slug)
  const { dataset } = entry
  const wanted = readPageSegment(hash)
  if (!dataset || dataset.awaited.includes('question')) return { entry }
  const question = await fetchQuestion(dataset, wanted)
  if (!question) throw new Missing('question', wanted, entry)
  return { entry, found: { dataset, question } }
})

async function readTitle({ params }: PageProps): Promise<Metadata> {
  const { slug, hash } = await params
  const { entry, found } = await loadQuestion(slug, hash)
  const words = found
    ? `One question, ${inWords(modelsOf(found.question.answers).length, 'model')}, ${rowsInWords(found.dataset, found.question.rows)}`
    : 'Question'
  return linkPreview(words, entry.description.title, `The answers side by side. ${words}, in`)
}

async function Page({ params, searchParams }: PageProps) {
  const { slug, hash } = await params
  const { entry, found } = await loadQuestion(slug, hash)
  if (!found) {
    return (
      <ReadingPage entry={entry}>
        <p className="text-soft">
          Questions with images are known once the images are read. Look again in a moment.
        </p>
      </ReadingPage>
    )
  }
  const { dataset, question } = found
  const { view, ignored } = readPageView(dataset, await searchParams)
  const [facts, covered] = await Promise.all([
    fetchPictures(dataset, question.image ? [question.image] : []),
    areImagesCovered(dataset),
  ])
  const here = ['questions', question.hash]
  const models = modelsOf(question.answers)
  const chosen = view.chosen.get('model') as Selection<string> | undefined
  const answers = chosen?.any.length
    ? question.answers.filter(({ model }) => chosen.any.includes(model))
    : question.answers
  const shown = answers.slice((view.page - 1) * view.size, view.page * view.size)
  const asked = onlyView(dataset, [['question', [question.hash]]]) ?? emptyView
  const picture = question.image && facts.get(question.image)

  return (
    <ReadingPage entry={entry}>
      <header className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h1 className="text-lg font-semibold leading-snug">
          {inWords(models.length, 'model')} on the same question, in{' '}
          <Link
            href={viewHref(dataset.slug, dataset, asked)}
            className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            data-key="u"
            data-key-label="browse the rows"
          >
            {rowsInWords(dataset, question.rows)}
          </Link>
        </h1>
        <Chips slug={dataset.slug} offer={dataset} view={emptyView} ignored={ignored} />
        {question.image && (
          <ImageNotice slug={dataset.slug} warning={dataset.description.warning} covered={covered} />
        )}
        <div className="user-block">
          <h2 className="text-[13px] font-semibold text-faint">Asked</h2>
          {question.image && (
            <div className="user-images">
              <Picture
                slug={dataset.slug}
                at={{ kind: 'hash', hash: question.image }}
                alt={altOf(question.prompt)}
                covered={covered}
                box={{ width: 480, height: 440 }}
                {...(picture ? { facts: picture } : {})}
              >
                <Link href={onlyHref(dataset, 'image', question.image) ?? '#'}>all rows with this image</Link>
              </Picture>
            </div>
          )}
          <div>
            <MessageBody text={question.prompt} idPrefix="asked-" headingBase={3} foldAt={3000} />
          </div>
        </div>
      </header>
      <AnswerModels
        allHref={viewHref(dataset.slug, dataset, emptyView, here)}
        models={models.map(({ model, rows }) => ({
          model,
          rows,
          chosen: chosen?.any.includes(model) ?? false,
          href: viewHref(
            dataset.slug,
            dataset,
            choose(dataset, emptyView, 'model', formatted(dataset, model)),
            here,
          ),
        }))}
      />
      {question.answers.length >= MOST_ANSWERS && (
        <p className="text-soft">The {MOST_ANSWERS} most frequent answers are shown.</p>
      )}
      {shown.length === 0 && (
        <p className="text-soft">No answer of this model, or a page past the last one.</p>
      )}
      <div className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr))]">
        {shown.map((answer, index) => {
          const both = onlyView(dataset, [
            ['model', [answer.model]],
            ['question', [question.hash]],
          ])
          return (
            <AnswerCard
              key={`${answer.id} ${answer.side}`}
              id={`answer-${index + 1}`}
              model={answer.model}
              modelHref={onlyHref(dataset, 'model', answer.model)}
              text={answer.text}
              rows={answer.rows}
              rowsHref={both && viewHref(dataset.slug, dataset, both)}
              newestHref={`${rowHref(dataset, asked, answer.id)}#turn-1${dataset.kind === 'battle' ? `-${answer.side}` : ''}`}
              outcomes={answer.outcomes}
              surprise={
                answer.surprise && {
                  bits: answer.surprise.bits,
                  href: rowHref(dataset, asked, answer.surprise.id),
                }
              }
            />
          )
        })}
      </div>
      <Pager slug={dataset.slug} offer={dataset} view={view} total={answers.length} segments={here} />
    </ReadingPage>
  )
}

function modelsOf(answers: readonly Answer[]): { model: string; rows: number }[] {
  const rows = new Map<string, number>()
  for (const answer of answers) rows.set(answer.model, (rows.get(answer.model) ?? 0) + answer.rows)
  return [...rows].map(([model, count]) => ({ model, rows: count }))
}

function formatted(dataset: Parameters<typeof onlyHref>[0], model: string): readonly string[] {
  return dataset.filters.find(({ name }) => name === 'model')?.format({ any: [model], none: [] }) ?? []
}

function inWords(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
