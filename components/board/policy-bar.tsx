import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { type BoardPolicy, POLICY_VALUES, type PolicyName, readAnchor, withPolicy } from '@/lib/board-policy'
import type { Dataset } from '@/lib/catalog'
import { ARENA_RANK_POLICY, type RatingPolicy, RINGSIDE_POLICY } from '@/lib/ratings/policy'
import { type View, viewHref } from '@/lib/view'
import { Choice } from './choice'

interface PolicyBarProps {
  readonly dataset: Dataset
  readonly view: View
  readonly policy: BoardPolicy
  readonly segments: readonly string[]
}

const LABELS: Readonly<Record<PolicyName, string>> = {
  style: 'style control',
  ties: 'ties',
  weights: 'weights',
  center: 'zero point',
  interval: 'interval',
  cluster: 'clustered by',
}

const WORDS: Readonly<Record<string, string>> = {
  half: 'half a win',
  drop: 'left out',
  pair: 'by pair',
  reference: 'well-sampled models',
  mean: 'all models',
  fisher: 'Fisher',
}

const PRESETS: readonly (readonly [string, RatingPolicy])[] = [
  ['Ringside', RINGSIDE_POLICY],
  ['arena-rank', ARENA_RANK_POLICY],
]

/** How the numbers are made: every choice a link, the one in force marked. */
export function PolicyBar({ dataset, view, policy, segments }: PolicyBarProps): ReactNode {
  const offers = (name: string) => dataset.filters.some((filter) => filter.name === name)
  const href = (shown: View) => viewHref(dataset.slug, dataset, shown, segments)
  const own = ownAnchor(dataset)
  const choices = (Object.keys(POLICY_VALUES) as PolicyName[]).flatMap((name) => {
    const values = (POLICY_VALUES[name] as readonly string[]).filter(
      (value) =>
        (name !== 'cluster' || value === 'none' || offers(value)) &&
        (name !== 'style' || value === 'none' || offers('answer_tokens')),
    )
    return values.length > 1 ? [{ name, values }] : []
  })
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm text-soft">
      {choices.map(({ name, values }) => (
        <p key={name} className="flex flex-wrap items-baseline gap-x-1">
          <span className="text-faint">{LABELS[name]}:</span>
          {values.map((value) => (
            <Choice
              key={value}
              label={WORDS[value] ?? value}
              chosen={policy[name] === value}
              href={href(withPolicy(view, name, value))}
            />
          ))}
          {name === 'center' && own && (
            <Choice
              label={`${own.model} at ${own.score}`}
              chosen={policy.anchor?.model === own.model && policy.anchor.score === own.score}
              href={href(withPolicy(view, 'anchor', `${own.model}:${own.score}`))}
            />
          )}
        </p>
      ))}
      <p className="flex items-baseline gap-x-1">
        <span className="text-faint">all as in:</span>
        {PRESETS.map(([label, preset]) => (
          <Choice
            key={label}
            label={label}
            chosen={
              !policy.anchor &&
              (Object.keys(POLICY_VALUES) as PolicyName[]).every((name) => policy[name] === preset[name])
            }
            href={href(withPreset(view, preset))}
          />
        ))}
      </p>
      {policy.anchor && (
        <p>
          {policy.anchor.model} fixed at {policy.anchor.score}{' '}
          <Link
            href={href(withPolicy(view, 'anchor', undefined))}
            scroll={false}
            className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
          >
            let go
          </Link>
        </p>
      )}
      {policy.min_votes > 0 && (
        <p>
          at least {policy.min_votes.toLocaleString('en')} votes{' '}
          <Link
            href={href(withPolicy(view, 'min_votes', undefined))}
            scroll={false}
            className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
          >
            show all
          </Link>
        </p>
      )}
    </div>
  )
}

/** The model that the dataset says fixes its scale: `MODEL:SCORE`, or its name alone for 1000. */
function ownAnchor({ description, counted }: Dataset): BoardPolicy['anchor'] {
  const { anchor } = description
  const models = counted.terms.model ?? []
  if (anchor === undefined) return undefined
  if (models.includes(anchor)) return { model: anchor, score: 1000 }
  const read = readAnchor(anchor)
  return read && models.includes(read.model) ? read : undefined
}

function withPreset(view: View, preset: RatingPolicy): View {
  const names = Object.keys(POLICY_VALUES) as PolicyName[]
  return names.reduce(
    (shown, name) => withPolicy(shown, name, preset[name]),
    withPolicy(view, 'anchor', undefined),
  )
}
