import { storableText } from '../../../database/storable.ts'

const REPLY = /(?<![\d.])[45][0-5]\d[ -]/
const LONGEST_REPLY = 500

/** What the other server said, from its code on; the whole text where no code stands in it. */
export function replyOf(text: string): string {
  const at = text.search(REPLY)
  return at < 0 ? text : text.slice(at)
}

/** The other server's reply as it is kept, on one line: up to the end of its paragraph. Null where there is none. */
export function replyIn(text: string): string | null {
  if (!REPLY.test(text)) return null
  const [paragraph = ''] = replyOf(text)
    .slice(0, 4000)
    .split(/\n[ \t]*\n/)
  return storableText(paragraph.replace(/\s+/g, ' ').trim(), LONGEST_REPLY)
}
