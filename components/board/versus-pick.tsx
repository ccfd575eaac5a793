import type { ReactNode } from 'react'
import type { Dataset } from '@/lib/catalog'
import { hiddenFields, pageHref, type View } from '@/lib/view'

interface VersusPickProps {
  readonly dataset: Dataset
  readonly view: View
  /** Models to choose from with their votes, in the order of the board. */
  readonly models: readonly { readonly model: string; readonly votes: number }[]
  readonly a?: string
  readonly b?: string
}

/** Two models to set against each other: a plain form, so it works before any script. */
export function VersusPick({ dataset, view, models, a, b }: VersusPickProps): ReactNode {
  const chosen = new Map(view.chosen)
  for (const name of ['model', 'vs', 'outcome']) chosen.delete(name)
  const field = (name: 'a' | 'b', label: string, value: string | undefined) => (
    <label className="min-w-0 flex-1 basis-48">
      <span className="sr-only">{label}</span>
      <select
        name={name}
        key={value}
        defaultValue={value}
        className="w-full truncate rounded border border-line bg-surface px-2 py-1.5"
      >
        {value !== undefined && !models.some(({ model }) => model === value) && (
          <option value={value}>{value} (0)</option>
        )}
        {models.map(({ model, votes }) => (
          <option key={model} value={model}>
            {model} ({votes.toLocaleString('en')})
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form action={pageHref(dataset.slug, ['versus'])} className="flex max-w-3xl flex-wrap items-center gap-2">
      {hiddenFields(dataset, { ...view, chosen }).map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      {field('a', 'First model', a ?? models[0]?.model)}
      <span className="text-soft">against</span>
      {field('b', 'Second model', b ?? models[1]?.model)}
      <button type="submit" className="rounded border border-line bg-surface px-3 py-1.5 hover:bg-sunken">
        Compare
      </button>
    </form>
  )
}
