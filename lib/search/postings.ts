/** Reads the lists of the search index (lib/indexing/inverter.ts): numbers of seven bits a byte, each less the one before. */
export function readRows(bytes: Uint8Array, count: number): Int32Array {
  const rows = new Int32Array(count)
  let at = 0
  let row = 0
  for (let nth = 0; nth < count; nth++) {
    let byte = bytes[at++]!
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!
      value |= (byte & 127) << shift
    }
    row += value
    rows[nth] = row
  }
  return rows
}

/** Places of a term by row: those of the nth row stand from `from[nth]` to `from[nth + 1]`. */
export interface Places {
  readonly rows: Int32Array
  readonly from: Int32Array
  readonly places: Int32Array
}

/** The lowest bit of a number says that a new row begins with it. */
export function readPlaces(rows: Int32Array, bytes: Uint8Array): Places {
  const from = new Int32Array(rows.length + 1)
  const places = new Int32Array(bytes.length)
  let count = 0
  let nth = 0
  let place = 0
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++]!
    let value = byte & 127
    // Most numbers are one byte long.
    if (byte > 127) {
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!
        value |= (byte & 127) << shift
      }
    }
    if (value & 1) {
      from[nth++] = count
      place = 0
    }
    place += value >>> 1
    places[count++] = place
  }
  from[nth] = count
  return { rows, from, places }
}
