import type { ReactNode } from 'react'
import type { Board } from '@/lib/queries/leaderboard'
import { formatDifference } from './numbers'

const NAMES: Readonly<Record<string, string>> = {
  length: 'a longer answer',
  headers: 'more headers',
  lists: 'more lists',
  bold: 'more bold',
}

/** What style was worth to the answer that had more of it. */
export function StyleEffects({ board }: { readonly board: Board }): ReactNode {
  const { coefficients, dropped } = board
  if (!coefficients) return null
  return (
    <section aria-labelledby="style-head" className="mt-6">
      <h2 id="style-head" className="text-base font-semibold">
        What style was worth
      </h2>
      <table className="mt-1 text-sm" hidden={coefficients.length === 0}>
        <thead className="text-left text-xs text-soft">
          <tr>
            <th scope="col" className="py-1 pr-6 font-medium">
              One standard deviation of
            </th>
            <th scope="col" className="px-2 text-right font-medium">
              Points
            </th>
            <th scope="col" className="px-2 text-left font-medium">
              95 % interval
            </th>
          </tr>
        </thead>
        <tbody>
          {coefficients.map(({ name, points, lower, upper }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1 pr-6 text-left font-normal">
                {NAMES[name] ?? name}
              </th>
              <td className="px-2 text-right font-medium">{formatDifference(points)}</td>
              <td className="px-2 text-soft">
                {formatDifference(lower)} to {formatDifference(upper)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {dropped?.map(({ name, reason }) => (
        <p key={name} className="text-sm text-faint">
          {capital(NAMES[name] ?? name)} says nothing here:{' '}
          {reason === 'constant' ? 'it is the same in all votes' : 'the other columns say it already'}.
        </p>
      ))}
      <p className="mt-1 max-w-prose text-xs text-faint">
        Published style boards shrink these numbers, so they differ from these.
      </p>
    </section>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
