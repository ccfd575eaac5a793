import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

interface AnswerModelsProps {
  readonly models: readonly {
    readonly model: string
    readonly rows: number
    readonly href: string
    readonly chosen: boolean
  }[]
  readonly allHref: string
}

/** Names that fit a few lines; the others are one press away. */
const SHOWN = 24

/** The models that answered a question: each narrows the page to its answers. */
export function AnswerModels({ models, allHref }: AnswerModelsProps): ReactNode {
  const chosen = models.some((one) => one.chosen)
  const [first, rest] = [models.slice(0, SHOWN), models.slice(SHOWN)]
  return (
    <nav aria-label="Answers by model" className="grid gap-2">
      <ul className="flex flex-wrap gap-1.5">
        <li>
          <Choice href={allHref} chosen={!chosen} text="All models" />
        </li>
        {first.map(({ model, rows, href, chosen: is }) => (
          <li key={model} className="max-w-full">
            <Choice href={href} chosen={is} text={model} rows={rows} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details open={rest.some((one) => one.chosen)}>
          <summary className="cursor-pointer text-accent">{rest.length} more models</summary>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {rest.map(({ model, rows, href, chosen: is }) => (
              <li key={model} className="max-w-full">
                <Choice href={href} chosen={is} text={model} rows={rows} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  )
}

interface ChoiceProps {
  readonly href: string
  readonly chosen: boolean
  readonly text: string
  readonly rows?: number
}

function Choice({ href, chosen, text, rows }: ChoiceProps) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={chosen ? 'true' : undefined}
      className="flex max-w-full items-baseline gap-2 rounded border border-line bg-surface px-2 text-[13px] leading-6 text-soft hover:border-line-strong hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-wash aria-[current=true]:text-ink"
    >
      <bdi className="truncate">{text || 'no model named'}</bdi>
      {rows !== undefined && <span className="tabular-nums text-faint">{rows.toLocaleString('en')}</span>}
    </Link>
  )
}
