/** A link to another host, followed only by the reader's own click. Other schemes are shown as text. */
export function Outside({ href, label }: { readonly href: string; readonly label: string }) {
  if (!/^https?:\/\//.test(href)) return label
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="underline decoration-line-strong underline-offset-2 hover:text-ink"
    >
      {label}
    </a>
  )
}
