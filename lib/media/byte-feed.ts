import type { PageBytes } from './page-bytes'
import type { Place } from './place'

/** Reads a page's decoded bytes in order: numbers, short pieces, and long values passed on without copying. */
export class ByteFeed {
  private chunk: Buffer = Buffer.alloc(0)
  private position = 0
  private before = 0

  constructor(private readonly bytes: PageBytes) {}

  /** Decoded bytes read so far. */
  get offset(): number {
    return this.before + this.position
  }

  get left(): number {
    return this.bytes.size - this.offset
  }

  async uint32(): Promise<number> {
    if (this.chunk.length - this.position >= 4) {
      this.position += 4
      return this.chunk.readUInt32LE(this.position - 4)
    }
    return (await this.take(4)).readUInt32LE(0)
  }

  /** The next `length` bytes as one buffer of their own. */
  async take(length: number): Promise<Buffer> {
    this.expect(length)
    const taken = Buffer.allocUnsafe(length)
    let done = 0
    await this.pass(length, (piece) => {
      done += piece.copy(taken, done)
    })
    return taken
  }

  /** Hands the next `length` bytes to `sink`, in pieces that are good only during the call. */
  async pass(length: number, sink: (piece: Buffer) => void): Promise<void> {
    this.expect(length)
    let wanted = length
    while (wanted > 0) {
      if (this.position === this.chunk.length) {
        this.before += this.chunk.length
        this.position = 0
        this.chunk = Buffer.alloc(0)
        const next = await this.bytes.next()
        if (!next) throw new Error('The page ends before its values do')
        this.chunk = next
      }
      const size = Math.min(wanted, this.chunk.length - this.position)
      sink(this.chunk.subarray(this.position, this.position + size))
      this.position += size
      wanted -= size
    }
  }

  place(from: number, length: number): Place {
    return this.bytes.place(from, length)
  }

  private expect(length: number): void {
    if (length > this.left) throw new Error('A value runs past the end of its page')
  }
}
