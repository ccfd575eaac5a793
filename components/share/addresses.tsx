'use client' // needs the browser to know its own address
import { type ReactNode, useEffect, useState } from 'react'
import { CopyButton } from '@/components/conversation/copy-button'

interface AddressesProps {
  /** RINGSIDE_URL, if whoever started Ringside named one. */
  readonly base: string | undefined
  /** From `/`. */
  readonly api: string
  /** True when programs must send the password. */
  readonly secured: boolean
}

/** The view's address for programs, alone and as a command. */
export function Addresses({ base, api, secured }: AddressesProps): ReactNode {
  const [origin, setOrigin] = useState(base ?? '')
  useEffect(() => {
    if (!base) setOrigin(window.location.origin)
  }, [base])
  const address = origin + api
  // In single quotes a shell takes everything as it stands, but the quote itself.
  const quoted = `'${address.replaceAll("'", '%27')}'`
  const login = secured ? '-H "Authorization: Bearer $RINGSIDE_PASSWORD" ' : ''
  return (
    <>
      {[
        { name: 'API address', text: address },
        { name: 'curl', text: `curl -fOJ ${login}${quoted}` },
      ].map(({ name, text }) => (
        <div key={name} className="mt-2" data-copy-scope>
          <div className="flex items-baseline justify-between gap-2">
            <span className="text-soft">{name}</span>
            <CopyButton label={`Copy ${name}`} copies={{ text }} className="text-xs" />
          </div>
          <p className="mt-0.5 max-h-24 overflow-y-auto break-all rounded bg-sunken px-2 py-1 font-mono text-xs">
            {text}
          </p>
        </div>
      ))}
    </>
  )
}
