import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { FollowLinks } from '@/components/ui/follow-links'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Ringside', template: '%s · Ringside' },
  description: 'Read arena conversations and votes, and see what they add up to.',
  robots: { index: false, follow: false },
  // Forms need to say where they come from; to other hosts nothing is said.
  referrer: 'same-origin',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const jar = await cookies()
  const theme = jar.get('theme')?.value
  const density = jar.get('density')?.value === 'compact' ? 'compact' : 'comfortable'
  return (
    <html
      lang="en"
      data-density={density}
      {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}
    >
      <body>
        {children}
        <FollowLinks />
      </body>
    </html>
  )
}
