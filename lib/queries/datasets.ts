import type { Entry } from '../catalog'
import type { FolderProblem } from '../indexing/discover'

/** `/api/datasets`: datasets that can be read, and folders with something to be said about them. */
export function describeDatasets({
  entries,
  problems,
}: {
  readonly entries: readonly Entry[]
  readonly problems: readonly FolderProblem[]
}) {
  return {
    datasets: entries.flatMap(({ dataset, stages }) => {
      if (!dataset) return []
      const { title, source, licence, warning, anchor } = dataset.description
      return [
        {
          slug: dataset.slug,
          title,
          family: dataset.schema.family,
          kind: dataset.kind,
          rows: dataset.rows,
          stages,
          ...(source ? { source } : {}),
          ...(warning ? { warning } : {}),
          ...(licence ? { licence } : {}),
          ...(anchor ? { anchor } : {}),
        },
      ]
    }),
    indexing: entries.flatMap(({ slug, dataset, stages }) => (dataset ? [] : [{ slug, stages }])),
    problems,
  }
}
