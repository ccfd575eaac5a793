import { kindOf, SINGLE, SPACE, WORD } from '../search/characters'
import type { Field } from '../search/fields'
import { fold } from '../search/fold'
import { isTail, LONGEST_NAMED, LONGEST_RUN, LONGEST_TERM } from '../search/tokens'
import { ByteLists, widened } from './byte-lists'
import { HASH_START, hashUnit, TermTable } from './term-table'

/** The rows in which a term stands in a field, and where: lib/search/postings.ts reads them. */
export interface Posting {
  readonly term: string
  readonly field: Field
  /** How many rows. */
  readonly count: number
  readonly rows: Uint8Array
  readonly places: Uint8Array
}

/**
 * Turns texts into lists of the rows that each term stands in, in memory. Rows come in ascending order.
 *
 * Places count tokens from 0 within a row's field: a neighbour in the plain sense of lib/search/tokens.ts is one further, any other token two, so that
 * places alone tell a phrase of words from the same words with signs between them, and nothing reaches across messages.
 */
export class Inverter {
  private readonly terms = new TermTable()
  private readonly lists = new ByteLists()
  /** List of rows of (term, field), one up; the list of places is the one after it. */
  private slots = new Int32Array(3 << 16)
  private lastRow = new Int32Array(1 << 16)
  private lastPlace = new Int32Array(1 << 16)
  private counts = new Int32Array(1 << 16)
  private readonly place = [0, 0, 0]
  private row = -1

  /** Bytes of memory that grow with what was taken in, about. */
  get size(): number {
    return this.lists.size + this.terms.size * 60
  }

  /** One message of a row. Messages of a row follow each other. */
  take(row: number, field: Field, text: string): void {
    if (row !== this.row) {
      this.row = row
      this.place.fill(0)
    }
    const folded = fold(text)
    let place = (this.place[field] ?? 0) + 2
    let start = -1
    let hash = HASH_START
    /** What stands before the next token: nothing, spaces alone, anything else. */
    let gap: 0 | 1 | 2 = 2
    let before: number = SPACE
    for (let at = 0; at <= folded.length; at++) {
      let unit = at < folded.length ? folded.charCodeAt(at) : 0
      const kind =
        unit < 0x80
          ? (ASCII_KINDS[unit] ?? 0)
          : kindOf(unit >= 0xd800 && unit <= 0xdbff ? (folded.codePointAt(at) ?? 0) : unit)
      const wide = unit >= 0xd800 && unit <= 0xdbff && at + 1 < folded.length
      if (kind === WORD) {
        if (start < 0) {
          start = at
          hash = HASH_START
        }
        if (at - start < LONGEST_TERM) hash = hashUnit(hash, unit)
        if (wide) {
          at++
          unit = folded.charCodeAt(at)
          if (at - start < LONGEST_TERM) hash = hashUnit(hash, unit)
        }
        continue
      }
      if (start >= 0) {
        place += gap === 1 && before === WORD ? 1 : gap === 0 && before === SINGLE ? 1 : 2
        const end = Math.min(at, start + LONGEST_TERM)
        this.enter(this.terms.numberOf(folded, start, end, hash), field, place)
        if (end < at) this.enter(this.terms.numberOf('', 0, 0, HASH_START), field, place)
        for (
          let run = at;
          at - start <= LONGEST_NAMED && run - at < LONGEST_RUN && isTail(folded.charCodeAt(run));
          run++
        ) {
          hash = hashUnit(hash, folded.charCodeAt(run))
          this.enter(this.terms.numberOf(folded, start, run + 1, hash), field, place)
        }
        start = -1
        before = WORD
        gap = 0
      }
      if (kind === SINGLE) {
        place += gap === 0 && before !== SPACE ? 1 : 2
        let own = hashUnit(HASH_START, unit)
        const end = wide ? at + 2 : at + 1
        if (wide) own = hashUnit(own, folded.charCodeAt(at + 1))
        this.enter(this.terms.numberOf(folded, at, end, own), field, place)
        before = SINGLE
        gap = 0
      } else if (kind === SPACE) gap = gap === 2 ? 2 : 1
      else gap = 2
      if (wide) at++
    }
    this.place[field] = place
  }

  /** What was taken in, term by term. */
  *postings(): Generator<Posting> {
    for (let term = 0; term < this.terms.size; term++) {
      for (const field of [0, 1, 2] as const) {
        const list = this.slots[term * 3 + field]! - 1
        if (list < 0) continue
        yield {
          term: this.terms.textOf(term),
          field,
          count: this.counts[list]!,
          rows: this.lists.read(list),
          places: this.lists.read(list + 1),
        }
      }
    }
  }

  private enter(term: number, field: Field, place: number): void {
    const slot = term * 3 + field
    while (slot >= this.slots.length) this.slots = widened(this.slots)
    let list = this.slots[slot]! - 1
    if (list < 0) {
      list = this.lists.add()
      this.lists.add()
      this.slots[slot] = list + 1
      while (list + 1 >= this.lastRow.length) {
        this.lastRow = widened(this.lastRow)
        this.lastPlace = widened(this.lastPlace)
        this.counts = widened(this.counts)
      }
    }
    const isFirst = this.counts[list] === 0 || this.lastRow[list] !== this.row
    if (isFirst) {
      this.lists.push(list, this.row - this.lastRow[list]!)
      this.lists.push(list + 1, place * 2 + 1)
      this.lastRow[list] = this.row
      this.counts[list]!++
    } else this.lists.push(list + 1, (place - this.lastPlace[list]!) * 2)
    this.lastPlace[list] = place
  }
}

const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, point) => kindOf(point))
