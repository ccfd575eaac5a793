/** The type of a parquet column as DuckDB reads it, for schemas that must look before they project. */
export type ColumnType =
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'list'; readonly of: ColumnType }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, ColumnType> }

/** Columns found by name, never by position. */
export type Columns = ReadonlyMap<string, ColumnType>

/** Follows a path of struct fields; `undefined` where it ends. */
export function fieldAt(columns: Columns, ...path: readonly string[]): ColumnType | undefined {
  const [first, ...rest] = path
  if (first === undefined) return undefined
  return rest.reduce<ColumnType | undefined>(
    (type, name) => (type?.kind === 'struct' ? type.fields.get(name) : undefined),
    columns.get(first),
  )
}
