import { listDatasets } from '@/lib/catalog'

export default async function Page() {
  const { entries, problems } = await listDatasets()
  return (
    <main className="p-6">
      <h1>Ringside</h1>
      <ul>
        {entries.map((entry) => (
          <li key={entry.slug}>
            <a href={`/${encodeURIComponent(entry.slug)}`}>{entry.description.title}</a> {entry.dataset?.rows} {JSON.stringify(entry.stages)}
          </li>
        ))}
      </ul>
      <pre>{JSON.stringify(problems, null, 1)}</pre>
    </main>
  )
}
