import { Outside } from '@/components/ui/outside'
import type { DatasetDescription } from '@/lib/description'

/** Under what terms a dataset was published and where it is from, as far as its folder says so. */
export function LicenceLine({
  description: { licence, source },
}: {
  readonly description: DatasetDescription
}) {
  if (!licence && !source) return null
  const name = licence && (licence.href ? <Outside href={licence.href} label={licence.name} /> : licence.name)
  return (
    <p className="text-xs text-faint">
      {licence && (
        <>
          {licence.published_for
            ? `Same columns as ${licence.published_for}, published under: `
            : 'Licence: '}
          {name}
        </>
      )}
      {licence && source && ' · '}
      {source && (/^https?:\/\//.test(source) ? <Outside href={source} label="source" /> : source)}
    </p>
  )
}
