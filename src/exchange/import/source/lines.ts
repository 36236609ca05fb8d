import { createReadStream } from 'node:fs'

/** The bytes of one line; null where there are more than `MOST_BYTES`, which are not kept. */
export type Line = { number: number; bytes: Buffer | null }

export const MOST_BYTES = 16 * 1024 * 1024
const NEWLINE = 10

/** The lines of a file, never more than one of them in memory. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 1
  let parts: Buffer[] = []
  let size = 0
  const take = (): Line => {
    const line = { number, bytes: size > MOST_BYTES ? null : Buffer.concat(parts) }
    number += 1
    parts = []
    size = 0
    return line
  }
  const add = (part: Buffer) => {
    size += part.length
    if (size <= MOST_BYTES) parts.push(part)
    else parts = []
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    if (start < chunk.length) add(chunk.subarray(start))
  }
  if (size > 0) yield take()
}
