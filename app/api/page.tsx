import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Fragment } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import { documentedFilters, documentedPolicies, ENDPOINTS, ERRORS } from '@/lib/api-reference'
import { documentedColumns, type ExportColumn } from '@/lib/export/columns'
import { LAYOUTS, LONGEST_VALUE, PAGE_SIZES, SORTS } from '@/lib/view'

export const metadata: Metadata = { title: 'API' }

export default function Page() {
  return (
    <PageShell>
      <article className="mx-auto max-w-4xl px-4 pb-16 pt-8 leading-relaxed">
        <h1 className="text-xl font-semibold tracking-tight">API</h1>
        <p className="mt-2 max-w-prose text-soft">
          JSON by GET, with the same parameters as the pages: the address of any view becomes a request by
          putting /api before it. Times are ISO 8601 in UTC, an image is its SHA-256 or null.
        </p>

        <h2 className="mt-8 text-base font-semibold">Addresses</h2>
        <dl className="mt-2 divide-y divide-line border-y border-line">
          {ENDPOINTS.map(({ path, answers, view, example }) => (
            <div key={path} className="grid gap-1 py-3 md:grid-cols-[19rem_1fr] md:gap-4">
              <dt className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">
                {path}
                {example && <span className="block break-all text-xs text-faint">{example}</span>}
              </dt>
              <dd className="min-w-0 text-soft [overflow-wrap:anywhere]">
                {answers}
                {view && <span className="text-faint"> · takes a view</span>}
              </dd>
            </div>
          ))}
        </dl>

        <h2 className="mt-8 text-base font-semibold">Errors</h2>
        <p className="mt-2 max-w-prose text-soft">
          Every one is <code className="font-mono text-sm">{'{ error: { code, message, field? } }'}</code>{' '}
          with a true status. What a page ignores and names is refused here; a value may have{' '}
          {(LONGEST_VALUE / 1024).toFixed(0)} kB.
        </p>
        <dl className="mt-2 grid grid-cols-[6rem_1fr] gap-y-1 text-soft">
          {ERRORS.map(([status, meaning]) => (
            <Fragment key={status}>
              <dt className="font-mono text-sm text-ink">{status}</dt>
              <dd>{meaning}</dd>
            </Fragment>
          ))}
        </dl>

        <h2 className="mt-8 text-base font-semibold">Filters of a view</h2>
        <p className="mt-2 max-w-prose text-soft">
          Values of one key: any of them. <code className="font-mono text-sm">!value</code>: none of them.
          Several keys: all of them. A leading <code className="font-mono text-sm">!</code>, a comma or{' '}
          <code className="font-mono text-sm">..</code> that is meant as a letter is written with{' '}
          <code className="font-mono text-sm">\</code> before it.
        </p>
        <Reference label="Filters of a view" heads={['Parameter', 'Takes', 'In']}>
          {documentedFilters().map(({ name, label, takes, families, needs }) => (
            <tr key={name} id={name}>
              <td className="py-2 pr-4 font-mono text-sm">{name}</td>
              <td className="py-2 pr-4 text-soft">
                {label}: {takes}
                {needs && `; means nothing without ${needs}`}
              </td>
              <td className="py-2 text-xs text-faint">{families.join(', ')}</td>
            </tr>
          ))}
        </Reference>

        <h2 id="policies" className="mt-8 text-base font-semibold">
          Policies of the numbers
        </h2>
        <p className="mt-2 max-w-prose text-soft">
          Choices behind ratings, said in the same words as on the pages. They change numbers, never which
          rows match, and stand once each; the first value is the usual one. A malformed one is refused at
          every address that takes a view.
        </p>
        <Reference label="Policies of the numbers" heads={['Parameter', 'Takes', 'Means']}>
          {documentedPolicies().map(({ name, takes, means, pageOnly }) => (
            <tr key={name} id={`policy-${name}`} className="align-baseline">
              <td className="py-2 pr-4 font-mono text-sm">{name}</td>
              <td className="max-w-72 py-2 pr-4 text-soft">{takes}</td>
              <td className="py-2 text-soft">
                {means}
                {pageOnly && <span className="text-faint"> · for pages, without effect on an answer</span>}
              </td>
            </tr>
          ))}
        </Reference>

        <h2 className="mt-8 text-base font-semibold">How rows are listed</h2>
        <dl className="mt-2 grid grid-cols-[6rem_1fr] gap-y-1 text-soft">
          <dt className="font-mono text-sm text-ink">sort</dt>
          <dd>
            {SORTS.join(' · ')}; the first one where rows have a time, else id. Every sort ends with the id,
            empty values last.
          </dd>
          <dt className="font-mono text-sm text-ink">page</dt>
          <dd>from 1; a page behind the last one has no rows</dd>
          <dt className="font-mono text-sm text-ink">size</dt>
          <dd>{PAGE_SIZES.join(' · ')}; 50 unless said otherwise</dd>
          <dt className="font-mono text-sm text-ink">as, cols</dt>
          <dd>{LAYOUTS.join(' · ')}, and the columns of a table: for pages, without effect on the API</dd>
        </dl>

        <h2 id="export" className="mt-8 text-base font-semibold">
          Columns of an export
        </h2>
        <p className="mt-2 max-w-prose text-soft">
          The same in every format. A column that a dataset has nothing for is empty in every row; in CSV
          lists and messages are JSON, null is an empty field and an empty text is two quotes.
        </p>
        <Reference label="Columns of an export" heads={['Column', 'Is', 'In']}>
          {documentedColumns.map(({ name, kind, means, of }) => (
            <tr key={name}>
              <td className="py-2 pr-4 font-mono text-sm">{name}</td>
              <td className="py-2 pr-4 text-soft">
                {means} <span className="text-xs text-faint">{KINDS[kind]}</span>
              </td>
              <td className="py-2 text-xs text-faint">
                {of === undefined ? 'both' : of === 'chat' ? 'chats' : 'votes'}
              </td>
            </tr>
          ))}
        </Reference>
      </article>
    </PageShell>
  )
}

const KINDS: Readonly<Record<ExportColumn['kind'], string>> = {
  text: 'text',
  integer: 'whole number',
  flag: 'true or false',
  time: 'time',
  texts: 'list of texts',
  messages: 'list of messages',
  context: 'list of turns',
}

/** A table that scrolls by itself where the screen is narrow. */
function Reference({
  label,
  heads,
  children,
}: {
  readonly label: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}) {
  return (
    <div className="mt-2 overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <table className="w-full min-w-[40rem] border-y border-line text-left">
        <thead className="text-xs text-faint">
          <tr>
            {heads.map((head) => (
              <th key={head} className="py-2 pr-4 font-medium last:pr-0">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  )
}
