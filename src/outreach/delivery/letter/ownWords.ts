/** Where what somebody else wrote begins: the mail that is answered, passed on or quoted whole. */
const QUOTE_BEGINS = [
  /^\s*(?:on|am|op|le|il)\b.{5,200}\b(?:wrote|schrieb|schreef|écrit|scritto)\b.{0,100}:\s*$/i,
  /^\s*.{0,120}<[^<>@\s]+@[^<>\s]+>\s*(?:wrote|schrieb)\b.{0,40}:\s*$/i,
  /^[\s>*_-]{0,10}-{2,}\s*(?:original(?: message|nachricht)|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht)\b/i,
  /^\s*_{10,}\s*$/,
  /^\s*\**(?:from|von|de)\**:\s.{0,200}@/i,
]
/** A header of the mail that is answered may be broken over two lines. */
const BROKEN_BEGIN = /^\s*(?:on|am)\b.{5,200}$/i
const BROKEN_END = /^.{0,120}\b(?:wrote|schrieb)\b.{0,100}:\s*$/i

/** Where a signature begins: by the sign of RFC 3676, or by a farewell. */
const SIGNATURE_BEGINS = [
  /^-- ?$/,
  /^\s*(?:(?:kind|best|warm|many|with (?:kind|best))\s+)?(?:regards|wishes)\b[\s,.!]*$/i,
  /^\s*(?:yours (?:sincerely|faithfully|truly)|sincerely|cheers|cordially)[\s,.!]*$/i,
  /^\s*(?:mit )?(?:freundlichen|besten|herzlichen|vielen|schönen)\s+(?:grüßen|grüssen|gruessen|gruß)\b.{0,20}$/i,
  /^\s*(?:freundliche|beste|herzliche|viele|schöne|liebe)\s+(?:grüße|grüsse|gruesse)\b.{0,40}$/i,
  /^\s*(?:hochachtungsvoll|mfg|vg|lg|gruß|grüße)[\s,.!]*$/i,
  /^\s*(?:sent from my|von meinem .{1,40} gesendet|gesendet von|sent via)\b/i,
]
const LONGEST = 20_000

/** What the writer of a mail says in it themselves: without quoted lines, the mail that is answered, and the signature. */
export function ownWordsOf(text: string): string {
  const lines = text.slice(0, LONGEST).split('\n')
  const end = lines.findIndex((line, index) => isQuoteBegin(line, lines[index + 1]))
  const written = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line))
  // A farewell in the first line would leave nothing.
  const signed = written.findIndex((line, index) => index > 0 && says(SIGNATURE_BEGINS, line))
  return (signed === -1 ? written : written.slice(0, signed)).join('\n').trim()
}

function isQuoteBegin(line: string, next: string | undefined): boolean {
  return (
    says(QUOTE_BEGINS, line) || (BROKEN_BEGIN.test(line) && BROKEN_END.test(next ?? '') && /\d/.test(line))
  )
}

function says(shapes: readonly RegExp[], line: string): boolean {
  const start = line.slice(0, 400)
  return shapes.some((shape) => shape.test(start))
}
