import type { ReactNode } from 'react'
import { CopyButton } from '@/components/conversation/copy-button'
import type { Dataset } from '@/lib/catalog'
import { elsewhere } from '@/lib/elsewhere'
import { EXPORT_FORMATS } from '@/lib/export/encoder'
import { rowsInWords } from '@/lib/headline'
import { readSettings } from '@/lib/settings'
import { exportHref, type View } from '@/lib/view'
import { Addresses } from './addresses'
import { ExportLinks } from './export-links'

interface ExportMenuProps {
  readonly dataset: Dataset
  readonly view: View
  /** Rows of the view. */
  readonly total: number
}

/** The view as a file, and the same rows for other tools. */
export function ExportMenu({ dataset, view, total }: ExportMenuProps): ReactNode {
  const whole = { ...view, page: 1 }
  const { url, password } = readSettings()
  const scripts = elsewhere(dataset, view.chosen)
  return (
    <details className="sm:relative" name="menu">
      <summary
        className="cursor-pointer list-none rounded border border-line bg-surface px-3 py-1 hover:bg-sunken"
        data-key="e"
        data-key-label="export"
      >
        Export <span aria-hidden="true">▾</span>
      </summary>
      <div className="absolute right-0 top-full z-20 mt-1 max-h-[75dvh] w-[30rem] max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded border border-line bg-surface p-3 shadow-xl">
        <ExportLinks
          rows={rowsInWords(dataset, total)}
          links={EXPORT_FORMATS.map((format) => ({
            label: LABELS[format],
            href: exportHref(dataset.slug, dataset, whole, format),
          }))}
          progressHref={exportHref(dataset.slug, dataset, undefined)}
        />
        <p className="mt-1 text-xs text-soft">
          Whole conversations, in the order shown; images by their hash.{' '}
          <a className="underline" href="/api#export">
            Columns
          </a>
        </p>
        <h2 className="mt-3 border-t border-line pt-2 font-semibold">Use elsewhere</h2>
        <Addresses
          base={url}
          api={exportHref(dataset.slug, dataset, whole, 'jsonl')}
          secured={password !== undefined}
        />
        <Script name="Python, with DuckDB on the parquet" text={scripts.python} />
        <Script name="SQL, for DuckDB" text={scripts.sql} />
        <p className="mt-2 text-xs text-soft">
          The SQL is what Ringside itself counts with: it reads the index and finds the rows in the parquet by
          file and row.
        </p>
      </div>
    </details>
  )
}

const LABELS: Readonly<Record<(typeof EXPORT_FORMATS)[number], string>> = {
  jsonl: 'JSON Lines',
  csv: 'CSV',
  parquet: 'Parquet',
}

function Script({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  return (
    <details className="mt-2" data-copy-scope>
      <summary className="cursor-pointer text-soft hover:text-ink">{name}</summary>
      <div className="relative mt-1 rounded bg-sunken">
        <pre className="max-h-56 overflow-auto p-2 pt-7 text-xs" tabIndex={0}>
          <code>{text}</code>
        </pre>
        <CopyButton label="Copy" copies="code" className="absolute right-2 top-1.5 text-xs" />
      </div>
    </details>
  )
}
