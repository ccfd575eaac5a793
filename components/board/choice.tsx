import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

interface ChoiceProps {
  readonly label: string
  readonly chosen: boolean
  readonly href: string
}

/** One of several ways to show the same votes: a plain link, the one in force marked. */
export function Choice({ label, chosen, href }: ChoiceProps): ReactNode {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={chosen ? 'true' : undefined}
      className="rounded px-1.5 py-0.5 hover:text-ink hover:underline aria-[current=true]:bg-sunken aria-[current=true]:font-medium aria-[current=true]:text-ink"
    >
      {label}
    </Link>
  )
}
