import { MAXIMUM_LINES, MAXIMUM_READ_BYTES } from './limits.ts'

const CARRIAGE_RETURN = 13
const LINE_FEED = 10
const SPACE = 32
const SPACES = new Set([9, LINE_FEED, CARRIAGE_RETURN, 32])

const startsWith = (raw: Uint8Array, at: number, text: string) =>
  [...text].every((character, index) => raw[at + index] === character.charCodeAt(0))

function endOfLine(raw: Uint8Array, from: number): number {
  const end = raw.indexOf(LINE_FEED, from)
  return end < 0 ? raw.length : end + 1
}

/** Where the headers begin: behind blank lines and the `From ` line that a mailbox file puts before a mail. */
function beginningOfHeaders(raw: Uint8Array): number {
  let at = 0
  while (SPACES.has(raw[at] ?? 0)) at++
  while (startsWith(raw, at, 'From ') || startsWith(raw, at, '>From ')) at = endOfLine(raw, at)
  return at
}

/** Where the last line ends that is read. */
function endOfReading(raw: Uint8Array): number {
  let at = 0
  for (let lines = 0; lines < MAXIMUM_LINES && at < raw.length; lines++) at = endOfLine(raw, at)
  return at
}

/**
 * The beginning of a mail, from its first header on, with line feeds for the bare carriage returns of old systems and
 * without NUL, which PostgreSQL does not keep.
 */
export function straightenMail(raw: Uint8Array): Uint8Array {
  const straight = Uint8Array.from(raw.subarray(0, MAXIMUM_READ_BYTES))
  for (let at = straight.indexOf(CARRIAGE_RETURN); at >= 0; at = straight.indexOf(CARRIAGE_RETURN, at + 1)) {
    if (straight[at + 1] !== LINE_FEED) straight[at] = LINE_FEED
  }
  for (let at = straight.indexOf(0); at >= 0; at = straight.indexOf(0, at + 1)) straight[at] = SPACE
  return straight.subarray(beginningOfHeaders(straight), endOfReading(straight))
}
