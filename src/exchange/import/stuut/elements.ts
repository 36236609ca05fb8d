import { createReadStream } from 'node:fs'
import { MOST_BYTES } from '../source/lines.ts'

/** One JSON value of a file; null where it has more bytes than are kept. */
export type Element = { line: number; index: number; bytes: Buffer | null }

/** Why a file cannot be taken apart, and where. */
export class BrokenJson extends Error {
  override name = 'BrokenJson'
}

const [NEWLINE, QUOTE, BACKSLASH, COMMA] = [10, 34, 92, 44]
const OPENING = new Set([123, 91])
const CLOSING = new Set([125, 93])
/** By byte: whether it may end a text, or change how deep a value lies. Between these nothing is looked at. */
const IN_TEXT = tableOf([QUOTE, BACKSLASH])
const IN_VALUE = tableOf([QUOTE, ...OPENING, ...CLOSING])
const BLANK = new Set([9, 10, 13, 32])
const [ARRAY_BEGINS, ARRAY_ENDS] = [91, 93]
const MARK = [0xef, 0xbb, 0xbf]

/**
 * The elements of a JSON array, or JSON values that follow each other, never more than one of them in memory. Only brackets
 * and quotes are looked at: what stands between them is for JSON.parse.
 */
export async function* readElements(path: string, isArray: boolean): AsyncGenerator<Element> {
  const splitter = new Splitter(isArray)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    yield* splitter.take(chunk)
  }
  yield* splitter.end()
}

/** What a byte means for the value that is being read. */
type Step = 'NONE' | 'BEGINS' | 'ENDS_WITH' | 'ENDS_BEFORE'

class Splitter {
  /** How deep the values lie. */
  private readonly base: number
  private depth = 0
  private isInText = false
  private isEscaped = false
  private isOver = false
  private line = 1
  /** Up to where the lines of this chunk are counted. */
  private counted = 0
  private index = 0
  private isFirst = true
  /** The value that is being read: where it began, and what there is of it. */
  private begun: { line: number; parts: Buffer[]; size: number } | null = null

  constructor(isArray: boolean) {
    this.base = isArray ? 1 : 0
  }

  *take(chunk: Buffer): Generator<Element> {
    let start = 0
    this.counted = 0
    for (let at = this.next(chunk, this.firstOf(chunk)); at < chunk.length; at = this.next(chunk, at + 1)) {
      const byte = chunk[at] ?? 0
      const step = this.step(byte)
      if (step === 'BEGINS') start = at
      if (step !== 'ENDS_WITH' && step !== 'ENDS_BEFORE') continue
      this.keep(chunk.subarray(start, at + Number(step === 'ENDS_WITH')))
      yield this.finish()
      // The bracket that ends the array may end its last value too.
      if (step === 'ENDS_BEFORE') this.step(byte)
    }
    this.keep(chunk.subarray(start))
    this.countLines(chunk, chunk.length)
  }

  /** The next byte that may mean something: most of a file means nothing, and is passed as quickly as can be. */
  private next(chunk: Buffer, from: number): number {
    // Only where a value begins is its line asked for.
    if (this.begun === null) this.countLines(chunk, from)
    if (this.isEscaped || (!this.isInText && this.depth <= this.base)) return from
    const table = this.isInText ? IN_TEXT : IN_VALUE
    let at = from
    while (at < chunk.length && table[chunk[at] ?? 0] === 0) at += 1
    return at
  }

  private countLines(chunk: Buffer, at: number): void {
    for (; this.counted <= at && this.counted < chunk.length; this.counted++) {
      if (chunk[this.counted] === NEWLINE) this.line += 1
    }
  }

  *end(): Generator<Element> {
    if (this.begun !== null && this.base === 0 && this.depth === 0 && !this.isInText) yield this.finish()
    if (this.begun !== null) throw new BrokenJson(`what begins in line ${this.begun.line} does not end`)
    if (this.base === 1 && !this.isOver) throw new BrokenJson('its array does not end')
  }

  /** Behind the byte order mark. */
  private firstOf(chunk: Buffer): number {
    const isMarked = this.isFirst && MARK.every((byte, index) => chunk[index] === byte)
    this.isFirst = false
    return isMarked ? MARK.length : 0
  }

  private step(byte: number): Step {
    if (this.isInText) return this.stepInText(byte)
    if (this.begun !== null) return this.stepWithin(byte)
    if (!this.begins(byte)) return 'NONE'
    this.begun = { line: this.line, parts: [], size: 0 }
    this.stepWithin(byte)
    return 'BEGINS'
  }

  private stepInText(byte: number): Step {
    if (this.isEscaped) this.isEscaped = false
    else if (byte === BACKSLASH) this.isEscaped = true
    else if (byte === QUOTE) this.isInText = false
    return 'NONE'
  }

  private stepWithin(byte: number): Step {
    if (byte === QUOTE) this.isInText = true
    else if (OPENING.has(byte)) this.depth += 1
    else if (this.depth === this.base) return this.endsWord(byte) ? 'ENDS_BEFORE' : 'NONE'
    else if (CLOSING.has(byte)) {
      this.depth -= 1
      return this.depth === this.base ? 'ENDS_WITH' : 'NONE'
    }
    return 'NONE'
  }

  /** Whether a value begins; else the byte stands between values. */
  private begins(byte: number): boolean {
    if (BLANK.has(byte)) return false
    if (this.isOver) throw new BrokenJson(`something follows its array in line ${this.line}`)
    if (this.base === 0) return true
    if (this.depth === 0) {
      if (byte !== ARRAY_BEGINS) throw new BrokenJson('it does not begin with an array')
      this.depth = 1
      return false
    }
    if (byte === ARRAY_ENDS) this.close()
    return byte !== ARRAY_ENDS && byte !== COMMA
  }

  /** Whether a value that is no object or array ends before this byte. */
  private endsWord(byte: number): boolean {
    return BLANK.has(byte) || byte === COMMA || (this.base === 1 && byte === ARRAY_ENDS)
  }

  private close(): void {
    this.depth = 0
    this.isOver = true
  }

  private keep(part: Buffer): void {
    if (this.begun === null) return
    this.begun.size += part.length
    if (this.begun.size <= MOST_BYTES) this.begun.parts.push(part)
    else this.begun.parts = []
  }

  private finish(): Element {
    const { line, parts, size } = this.begun ?? { line: this.line, parts: [], size: 0 }
    this.begun = null
    const element = { line, index: this.index, bytes: size > MOST_BYTES ? null : Buffer.concat(parts) }
    this.index += 1
    return element
  }
}

function tableOf(bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256)
  for (const byte of bytes) table[byte] = 1
  return table
}
