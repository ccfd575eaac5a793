import type { Metadata } from 'next'
import { PageShell } from '@/components/shell/page-shell'
import { Link } from '@/components/ui/link'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PageShell>
      <div className="mx-auto max-w-prose px-4 pt-16">
        <h1 className="text-lg font-semibold">There is nothing at this address</h1>
        <p className="mt-2 text-soft">
          The dataset, row, question or image it names is not in the data folder: it may have been removed, or
          the link was cut short.
        </p>
        <p className="mt-4">
          <Link href="/" className="text-accent hover:underline">
            See which datasets are here
          </Link>
        </p>
      </div>
    </PageShell>
  )
}
