import type { SchemaTree } from 'hyparquet'
import { parquetSchema } from 'hyparquet/src/metadata.js'

type Schema = Parameters<typeof parquetSchema>[0]

/** The column that holds image bytes, and how its levels are to be read. */
export interface ImageColumn {
  /** Position among the leaf columns, which is its position in every row group. */
  readonly leaf: number
  readonly path: readonly string[]
  /** 1 where a row holds a list of images, 0 where it holds one. */
  readonly maxRepetition: number
  readonly maxDefinition: number
  /** The definition level from which a list's element (or the one image) is there at all, bytes or not. */
  readonly elementDefinition: number
}

const TOP_NAMES = ['images', 'image']

/**
 * Finds the image bytes by name and type: `images.list.element.bytes` whatever the middle is called,
 * a single `image` struct's `bytes`, or binary values directly. `undefined` where there are none.
 */
export function findImageColumn(schema: Schema): ImageColumn | undefined {
  const root = parquetSchema(schema)
  const leaves = leavesOf(root, [])
  for (const name of TOP_NAMES) {
    const candidates = leaves.filter(({ nodes }) => nodes[0]?.element.name === name && holdsBytes(nodes))
    const found = candidates.find(({ nodes }) => nodes.at(-1)?.element.name === 'bytes') ?? candidates[0]
    if (found) return columnOf(found.nodes, found.leaf)
  }
  return undefined
}

interface Leaf {
  readonly nodes: readonly SchemaTree[]
  readonly leaf: number
}

function leavesOf(root: SchemaTree, into: Leaf[]): readonly Leaf[] {
  const walk = (tree: SchemaTree, above: readonly SchemaTree[]): void => {
    for (const child of tree.children) {
      const nodes = [...above, child]
      if (child.element.type === undefined) walk(child, nodes)
      else into.push({ nodes, leaf: into.length })
    }
  }
  walk(root, [])
  return into
}

/** Binary without a text meaning: `path`, beside `bytes`, is text. */
function holdsBytes(nodes: readonly SchemaTree[]): boolean {
  const element = nodes.at(-1)?.element
  return (
    element?.type === 'BYTE_ARRAY' &&
    (element.name === 'bytes' || (element.converted_type === undefined && element.logical_type === undefined))
  )
}

function columnOf(nodes: readonly SchemaTree[], leaf: number): ImageColumn | undefined {
  const kinds = nodes.map(({ element }) => element.repetition_type)
  const repeated = kinds.indexOf('REPEATED')
  if (kinds.filter((kind) => kind === 'REPEATED').length > 1) return undefined
  const levels = (part: readonly unknown[]) => part.filter((kind) => kind !== 'REQUIRED').length
  const maxDefinition = levels(kinds)
  return {
    leaf,
    path: nodes.map(({ element }) => element.name),
    maxRepetition: repeated >= 0 ? 1 : 0,
    maxDefinition,
    elementDefinition:
      repeated >= 0
        ? levels(kinds.slice(0, repeated + 1))
        : nodes.length === 1
          ? maxDefinition
          : levels(kinds.slice(0, -1)),
  }
}
