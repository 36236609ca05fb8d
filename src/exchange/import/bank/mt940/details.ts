import { said } from './statementLine.ts'

/** What `:86:` tells of an entry. */
export type Details = {
  kind: string | null
  text: string | null
  payerName: string | null
  payerAccount: string | null
  endToEndId: string | null
  creditorReference: string | null
}

/** Lines of the field and of its parts have so many characters; a full one goes on in the next. */
const LINE_WIDTH = 65
const PART_WIDTH = 27
const NUMBERED = /^(\d{3})?([?>^@])(?=\d{2})/
/** Of SEPA, as German banks write them into the text. */
const SEPA_WORDS = /(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|PURP|ABWA|ABWE|IBAN|BIC)\+/
/** Of SWIFT, as Dutch banks and others write them between slashes. */
const SLASHED =
  /\/(EREF|PREF|KREF|MARF|CSID|CNTP|REMI|ORDP|BENM|NAME|IBAN|BIC|TRTP|RTRN|PURP|ID|ADDR|ISDT|TRCD|SVCL|CDTRREF)\//

/** Three ways of writing it are known: `?20…`, `/REMI/…`, and plain lines. */
export function readDetails(lines: readonly string[]): Details {
  const [, code = '', separator] = NUMBERED.exec(lines[0] ?? '') ?? []
  if (separator !== undefined) return numbered(lines.join('').slice(code.length), separator)
  const text = joined(lines, LINE_WIDTH)
  if (SLASHED.test(text.slice(0, LINE_WIDTH))) return slashed(text)
  return { ...NOTHING, ...sepaWords(text) }
}

const NOTHING: Details = {
  kind: null,
  text: null,
  payerName: null,
  payerAccount: null,
  endToEndId: null,
  creditorReference: null,
}

function numbered(text: string, separator: string): Details {
  const parts = new Map<number, string>()
  const mark = separator === '^' ? '\\^' : separator === '?' ? '\\?' : separator
  for (const part of text.split(new RegExp(`${mark}(?=\\d{2})`)).slice(1)) {
    parts.set(Number(part.slice(0, 2)), part.slice(2))
  }
  const between = (from: number, to: number) =>
    [...parts].filter(([number]) => number >= from && number <= to).map(([, part]) => part)
  return {
    ...NOTHING,
    ...sepaWords(joined([...between(20, 29), ...between(60, 63)], PART_WIDTH)),
    kind: said(parts.get(0) ?? ''),
    payerAccount: said(parts.get(31) ?? ''),
    payerName: said(joined(between(32, 33), PART_WIDTH)),
  }
}

function slashed(text: string): Details {
  const parts = new Map<string, string>()
  const [lead = '', ...pieces] = text.split(new RegExp(SLASHED, 'g'))
  for (let at = 0; at + 1 < pieces.length; at += 2) {
    const [name = '', value = ''] = [pieces[at], pieces[at + 1]]
    parts.set(name, [parts.get(name) ?? '', value].filter((each) => each !== '').join(' '))
  }
  const part = (name: string) => said(parts.get(name) ?? '')
  // Account, bank, name and town of the other side.
  const [account = '', , name = ''] = (part('CNTP') ?? '').split('/')
  // The text has its own slashes: whether it is free (USTD) or a reference (STRD).
  const remittance = part('REMI')
  const [, structured] = /^STRD\/(?:CUR|ISO)\/(.*?)\/?$/.exec(remittance ?? '') ?? []
  return {
    kind: said(lead) ?? part('TRTP'),
    text:
      structured ??
      (remittance === null ? null : said(remittance.replace(/^USTD\/[^/]*\//, '').replace(/\/$/, ''))),
    payerName: part('NAME') ?? said(name),
    payerAccount: part('IBAN') ?? said(account),
    endToEndId: part('EREF'),
    creditorReference: structured ?? part('CDTRREF'),
  }
}

/** Takes the payer's own words out of a text that tells them by SEPA's. */
function sepaWords(text: string): Partial<Details> {
  const pieces = text.split(new RegExp(SEPA_WORDS, 'g'))
  if (pieces.length === 1) return { text: said(text) }
  const parts = new Map<string, string>()
  for (let at = 1; at + 1 < pieces.length; at += 2) parts.set(pieces[at] ?? '', pieces[at + 1] ?? '')
  const own = parts.get('SVWZ') ?? pieces[0] ?? ''
  return { text: said(own), endToEndId: said(parts.get('EREF') ?? '') }
}

function joined(lines: readonly string[], width: number): string {
  let text = ''
  for (const [index, line] of lines.entries()) {
    const isCut = index > 0 && (lines[index - 1] ?? '').length >= width
    text += index === 0 || isCut ? line : ` ${line}`
  }
  return text.replace(/\s+/g, ' ').trim()
}
