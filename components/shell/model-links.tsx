import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import type { Dataset } from '@/lib/catalog'
import { type View, versusHref, viewHref } from '@/lib/view'

/** What chooses models: the pages of models choose them by their own address. */
const BY_MODEL = ['model', 'vs', 'outcome']

/** From a view of one model to its page, and with one opponent to the two head to head: within the rest of the view. */
export function ModelLinks({ dataset, view }: { readonly dataset: Dataset; readonly view: View }): ReactNode {
  const model = onlyOne(view, 'model')
  if (model === undefined) return null
  const within: View = {
    ...view,
    chosen: new Map([...view.chosen].filter(([name]) => !BY_MODEL.includes(name))),
    page: 1,
  }
  const opponent = onlyOne(view, 'vs')
  return (
    <p className="mt-2 flex flex-wrap gap-x-4 text-sm">
      {opponent !== undefined && opponent !== model && (
        <Link href={versusHref(dataset.slug, dataset, within, model, opponent)} className={LOOK}>
          {model} against {opponent}, head to head
        </Link>
      )}
      <Link href={viewHref(dataset.slug, dataset, within, ['models', model])} className={LOOK}>
        All about {model}
      </Link>
    </p>
  )
}

const LOOK = 'text-accent hover:underline [overflow-wrap:anywhere]'

/** The one value a filter is set to, if it is one alone. */
function onlyOne(view: View, name: string): string | undefined {
  const chosen = view.chosen.get(name)
  const [value, ...more] = chosen?.any ?? []
  return typeof value === 'string' && more.length === 0 && chosen?.none.length === 0 ? value : undefined
}
