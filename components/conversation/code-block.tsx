import './code.css'
import type { ComponentProps, ReactNode } from 'react'
import { CopyButton } from './copy-button'

type CodeBlockProps = ComponentProps<'pre'> & { readonly 'data-language'?: string }

/** A block of code with its language and a copy button, in place of `pre`. */
export function CodeBlock({ children, 'data-language': language }: CodeBlockProps): ReactNode {
  return (
    <div className="code-block" data-copy-scope dir="ltr">
      <div className="code-head">
        <span>{language || 'code'}</span>
        <CopyButton label="Copy" copies="code" />
      </div>
      <pre tabIndex={0}>{children}</pre>
    </div>
  )
}
