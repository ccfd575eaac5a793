import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { MissingPage } from '@/components/shell/missing-page'
import { answerNotFound } from '@/lib/access/answer'
import { Missing } from '@/lib/missing'

/**
 * A page that answers 404 and says, in its HTML, what is missing. Not by `notFound()`: what Next sends for that is
 * empty until scripts run (lib/access/answer.ts). What is thrown inside a `<Suspense>` comes too late for it.
 */
export function orMissing<Props>(page: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    try {
      return await page(props)
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      answerNotFound()
      return <MissingPage of={error} />
    }
  }
}

/** The title of such a page. */
export function titleOrMissing<Props>(title: (props: Props) => Promise<Metadata>) {
  return async (props: Props): Promise<Metadata> => {
    try {
      return await title(props)
    } catch (error) {
      if (error instanceof Missing) return { title: 'Not found' }
      throw error
    }
  }
}
