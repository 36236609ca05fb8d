import { phrase } from '../refusal/phrase.ts'
import { addressesIn, isOfMailSystem } from './address.ts'

/** What a notice says of one recipient. */
export type NoticeSection = { recipient: string; text: string }

const LABELS = [
  'recipients?',
  'addr?ess(?:ee)?',
  'adresse',
  'mail(?:box)?',
  'user',
  'deliver(?:ed|ing)?(?: your \\S{1,20})?(?: message)? to',
  'sent to',
  'reach',
  'destinat\\S{1,8}',
  'empf[äa]nger',
  'an',
  'to',
]

/** The shapes in which a notice names who did not get the mail, from the surest to the least sure. */
const SHAPES: readonly RegExp[] = [
  // `<kim@buyer.example>:`, `  kim@buyer.example`, `kim@buyer.example on Thu, 29 Apr`
  /^[\s*>"'<(-]{0,20}(?:(?:rfc822|smtp|to)[;:=] ?)?<?[^\s<>@]{1,64}@[^\s<>@]{1,253}/i,
  // `550 5.1.1 <kim@buyer.example>... User unknown`, `>>> RCPT To:<kim@buyer.example>`
  /^[\s<>]{0,10}(?:[45]\d\d[ -]|RCPT TO:)/i,
  // `Recipient address: kim@buyer.example`, `could not be delivered to: <kim@buyer.example>`
  phrase(LABELS, '\\b[^@\\n]{0,40}', ['[:=<(" ]<?[^\\s<>@]{1,64}@']),
]

const candidatesOf = (line: string, others: ReadonlySet<string>) =>
  addressesIn(line).filter((address) => !others.has(address) && !isOfMailSystem(address))

function namedBy(shape: RegExp, lines: readonly string[], others: ReadonlySet<string>): string[] {
  const named = lines.filter((line) => shape.test(line))
  return [...new Set(named.flatMap((line) => candidatesOf(line, others).slice(0, 1)))]
}

/** Who a notice says did not get the mail, by the surest shape that it has. */
export function failedRecipients(lines: readonly string[], others: ReadonlySet<string>): string[] {
  return SHAPES.map((shape) => namedBy(shape, lines, others)).find(({ length }) => length > 0) ?? []
}

/** Every address of a notice, one of each line: who did not get the mail may be among them. */
export const mentionedAddresses = (lines: readonly string[], others: ReadonlySet<string>) =>
  namedBy(/@/, lines, others)

const onlyNames = (line: string) => !/[a-z\d]/i.test(line.replace(/[^\s<>@]{1,64}@[^\s<>@]{1,253}/g, ''))

/** Gathers lines by the recipients that they speak of: the one that was named last, or all of a list. */
class SectionReader {
  readonly texts: Map<string, string[]>
  private current: string[][] = []
  private isList = false

  constructor(recipients: readonly string[]) {
    this.texts = new Map(recipients.map((recipient) => [recipient, []]))
  }

  read(line: string) {
    const named = addressesIn(line).find((address) => this.texts.has(address))
    if (named !== undefined) this.open(named, onlyNames(line))
    else if (line.trim() !== '') this.isList = false
    for (const section of this.current) section.push(line)
  }

  private open(recipient: string, isOfList: boolean) {
    const text = this.texts.get(recipient) ?? []
    this.current = this.isList && isOfList ? [...this.current, text] : [text]
    this.isList = isOfList
  }
}

/**
 * What a notice says of each recipient: the lines that name it, and those behind them up to the next one. What stands
 * behind a list of recipients is said of all of them.
 */
export function sectionsOf(lines: readonly string[], recipients: readonly string[]): NoticeSection[] {
  const reader = new SectionReader(recipients)
  for (const line of lines) reader.read(line)
  return Array.from(reader.texts, ([recipient, text]) => ({
    recipient,
    text: text.join('\n').slice(0, 4000),
  }))
}

/** What a notice says before it speaks of the first of its recipients: of all of them. */
export function linesBefore(lines: readonly string[], sections: readonly NoticeSection[]): string {
  const names = new Set(sections.map(({ recipient }) => recipient))
  const at = lines.findIndex((line) => addressesIn(line).some((address) => names.has(address)))
  return (at < 0 ? lines : lines.slice(0, at)).join('\n')
}
