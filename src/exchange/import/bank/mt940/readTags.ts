import type { Encoding } from '../../source/encoding.ts'
import { MOST_BYTES } from '../../source/lines.ts'
import { readTextLines } from '../../source/textLines.ts'
import { UnreadableFile } from '../../unreadable.ts'

/** A field of a SWIFT message, such as `:61:`, with all of its lines. */
export type Tag = { tag: string; lines: string[]; line: number; size: number }

/** Only these begin a field: a line of remittance may look like one. */
const TAG = /^:(20|21|25P?|28C?|NS|13D?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]):(.*)$/

/** The fields of all messages, without what SWIFT wraps them in. `-` alone ends a message. */
export async function* readTags(path: string, encoding: Encoding): AsyncGenerator<Tag> {
  let tag: Tag | null = null
  let line = 0
  for await (const raw of readTextLines(path, encoding)) {
    line += 1
    const text = unwrapped(raw.replace(/[\r\n]+$/, ''))
    const begun = begunBy(text, line)
    if (begun === null && !isEnd(text)) {
      if (tag !== null) addLine(tag, text)
      continue
    }
    if (tag !== null) yield tag
    tag = begun
  }
  if (tag !== null) yield tag
}

function begunBy(text: string, line: number): Tag | null {
  const [, tag, rest] = TAG.exec(text) ?? []
  return tag === undefined || rest === undefined ? null : { tag, lines: [rest], line, size: rest.length }
}

function isEnd(text: string): boolean {
  return /^-\}?\s*(\{5:.*)?$/.test(text) || text.startsWith('{1:')
}

function addLine(tag: Tag, text: string): void {
  tag.size += text.length
  if (tag.size > MOST_BYTES) {
    throw new UnreadableFile(`The field in line ${tag.line} is longer than ${MOST_BYTES} characters.`)
  }
  tag.lines.push(text)
}

/** What follows the headers of a message on their line. */
function unwrapped(text: string): string {
  const start = text.startsWith('{') ? text.lastIndexOf('{4:') : -1
  return start === -1 ? text : text.slice(start + '{4:'.length)
}
