import type { ReactNode } from 'react'
import type { BlindAgreement } from '@/lib/queries/blind'

/** How far each blind reader votes as the crowd did, over all and by category. */
export function BlindTable({ agreements }: { readonly agreements: readonly BlindAgreement[] }): ReactNode {
  return (
    <section aria-labelledby="blind-head" className="mt-8">
      <h2 id="blind-head" className="font-semibold">
        Blind votes against the crowd’s
      </h2>
      <p className="mt-1 text-soft">
        Share of equal votes (Wilson) and Cohen’s κ, what is equal beyond chance, each with its 95 % interval.
      </p>
      {agreements.map(({ who, all, categories }) => (
        <div
          key={who}
          className="mt-3 overflow-x-auto"
          role="region"
          aria-label={`Votes of ${who}`}
          tabIndex={0}
        >
          <table className="w-full min-w-[30rem] border-y border-line text-left tabular-nums">
            <caption className="py-1 text-left font-medium">
              <bdi>{who}</bdi>
            </caption>
            <thead className="text-xs text-faint">
              <tr>
                <th className="py-1 pr-4 font-medium">Category</th>
                <th className="pr-4 text-right font-medium">Votes</th>
                <th className="pr-4 text-right font-medium">Equal, %</th>
                <th className="text-right font-medium">κ</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {[{ category: 'all', ...all }, ...categories].map(
                ({ category, votes, equal, share, kappa, lower, upper }) => (
                  <tr key={category}>
                    <td className="py-1 pr-4">{category.replaceAll('_', ' ')}</td>
                    <td className="pr-4 text-right">
                      {equal} of {votes}
                    </td>
                    <td className="pr-4 text-right">
                      {percent(share.share)} ({percent(share.lower)}–{percent(share.upper)})
                    </td>
                    <td className="text-right">
                      {Number.isNaN(kappa)
                        ? '–'
                        : `${kappa.toFixed(2)} (${lower.toFixed(2)} to ${upper.toFixed(2)})`}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  )
}

function percent(share: number): string {
  return Math.round(share * 100).toString()
}
