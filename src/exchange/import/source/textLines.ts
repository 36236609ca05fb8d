import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { UnreadableFile } from '../unreadable.ts'
import type { Encoding } from './encoding.ts'
import { MOST_BYTES } from './lines.ts'

/**
 * The lines of a text file, each with what ends it. A carriage return alone ends lines where the first of them ends so.
 * Without the byte order mark.
 */
export async function* readTextLines(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  let end: string | null = null
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const text = rest + decoder.decode(chunk, { stream: true })
    end ??= firstEnd(text)
    let start = 0
    if (end !== null) {
      for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, start)) {
        yield text.slice(start, at + 1)
        start = at + 1
      }
    }
    rest = text.slice(start)
    if (rest.length > MOST_BYTES) {
      throw new UnreadableFile(`${basename(path)} has a line of more than ${MOST_BYTES} characters.`)
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

function firstEnd(text: string): '\n' | '\r' | null {
  const [found] = /\r(?!\n|$)|\n/.exec(text) ?? []
  return found === '\r' || found === '\n' ? found : null
}
