import type { DataPage } from './data-page'
import type { ImageColumn } from './image-column'
import type { StoredImage } from './values'

/** An image of a row; `null` stands for one that the list names but that has no bytes. */
export interface ImageAt {
  /** Row in the file, from 0. */
  readonly fileRow: number
  /** Position in the row's list, from 0. */
  readonly n: number
  readonly image: StoredImage | null
}

interface RowGroupRows {
  readonly column: ImageColumn
  readonly firstRow: number
  readonly rows: number
  /** Where images are added. */
  readonly images: ImageAt[]
}

/** Turns levels into rows and positions, across the pages of a chunk. */
export class RowCounter {
  private row = -1
  private n = 0

  constructor(private readonly group: RowGroupRows) {}

  add({ repetition, definition, count, values }: DataPage): void {
    const { column, firstRow, rows, images } = this.group
    let value = 0
    for (let i = 0; i < count; i++) {
      if (repetition && repetition[i]! > 0 && this.row >= 0) {
        this.n++
      } else {
        this.row++
        this.n = 0
        if (this.row >= rows) throw new Error(`More rows than the ${rows} that the row group should have`)
      }
      const level = definition ? definition[i]! : column.maxDefinition
      if (level < column.elementDefinition) continue
      const image = level === column.maxDefinition ? values[value++]! : null
      images.push({ fileRow: firstRow + this.row, n: this.n, image })
    }
  }

  finish(): void {
    const { rows } = this.group
    if (this.row + 1 !== rows) throw new Error(`${this.row + 1} rows where the row group should have ${rows}`)
  }
}
