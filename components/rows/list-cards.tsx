import { dayInWords } from '@/lib/day'
import { contentOf, type Html, html } from '@/lib/html'
import { languageName } from '@/lib/language'
import type { RowSummary } from '@/lib/queries/rows'
import type { ListContext } from './columns'
import { foundSnippet, promptOf } from './found'
import { plainPreview } from './plain-preview'
import { thumb } from './thumb'
import { votePair } from './vote-pair'

interface ListCardsProps {
  readonly rows: readonly RowSummary[]
  readonly list: ListContext
}

/** Rows as cards: the prompt, the start of each answer, badges. */
export function ListCards({ rows, list }: ListCardsProps) {
  return <ul className="grid gap-3" data-dims data-to="" {...contentOf(rows.map((row) => card(row, list)))} />
}

function card(row: RowSummary, list: ListContext): Html {
  return html`<li class="rounded border border-line bg-surface p-3 sm:p-4">
    <article class="flex gap-4">
      ${
        list.dataset.imageColumn !== '' && [
          html`<span class="hidden sm:block">${thumb(row, list, 128)}</span>`,
          html`<span class="sm:hidden">${thumb(row, list, 64)}</span>`,
        ]
      }
      <div class="min-w-0 flex-1">
        <h2 class="font-medium">
          <a href="${list.hrefOf(row.id)}" class="line-clamp-3 break-words [overflow-wrap:anywhere] hover:underline" dir="auto" data-row-link>
            ${promptOf(row, list)}
          </a>
        </h2>
        ${foundSnippet(row, list)}
        ${list.dataset.kind === 'battle' ? bothAnswers(row) : answer(row.answers[0], 'mt-2')}
        <div class="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-faint">
          ${list.dataset.kind === 'battle' ? votePair(row, false) : html`<span class="text-soft">${row.model}</span>`}
          <span>${languageName(row.language)}</span>
          ${row.turns !== null && html`<span>${row.turns === 1 ? '1 turn' : `${row.turns} turns`}</span>`}
          ${row.categories.slice(0, 4).map((key) => html`<span>${key.replaceAll('_', ' ')}</span>`)}
          ${row.time && html`<time datetime="${row.time}">${dayInWords(row.time)}</time>`}
        </div>
      </div>
    </article>
  </li>`
}

function bothAnswers({ answers }: RowSummary): Html {
  return html`<div class="mt-2 grid gap-3 md:grid-cols-2">
    ${answer(answers[0], 'border-l-2 border-side-a pl-3')}${answer(answers[1], 'border-l-2 border-side-b pl-3')}
  </div>`
}

function answer(text: string | undefined, look: string): Html {
  return html`<p class="line-clamp-3 text-soft [overflow-wrap:anywhere] ${look}" dir="auto">
    ${plainPreview(text ?? '') || NO_ANSWER}
  </p>`
}

const NO_ANSWER = html`<em class="text-faint">no answer</em>`
