import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DeliveryReport } from '../../../../src/mail/deliveryReport.ts'
import type { MailReading } from '../../../../src/outreach/delivery/mail/mailReading.ts'
import { readMail } from '../../../../src/outreach/delivery/mail/readMail.ts'
import { count, type Half, halfOf, type Score } from './scoreSet.ts'

const folder = fileURLToPath(new URL('../samples/own/', import.meta.url))

const MEASURES = ['reading', 'recipient', 'type', 'reason'] as const
type Measure = (typeof MEASURES)[number]

/** A line of `expected.tsv`. Of each recipient its type and its reason stand at the place of its address. */
type ExpectedMail = {
  file: string
  /** What the mail is of: `mailbox-full`, `out-of-office`. */
  kind: string
  readings: string[]
  recipients: { addresses: string[]; type: string; reasons: string[] }[]
}

/** How one mail was read: what is wrong of it, and what was told. */
type JudgedMail = ExpectedMail & { wrong: Measure[]; told: string }

/** The lines of a table below its names, in cells. */
function rowsOf(table: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, table), 'utf8').trimEnd().split('\n')
  return lines.map((line) => line.split('\t'))
}

const words = (cell: string | undefined) => (cell ?? '').split(' ').filter((word) => word !== '-')
const choices = (cell: string | undefined) => (cell ?? '').split('|')

/** The table of what is true of each mail. */
export function expectedMails(): ExpectedMail[] {
  return rowsOf('expected.tsv').map(([file = '', kind = '', reading, recipients, types, reasons]) => ({
    file,
    kind,
    readings: choices(reading),
    recipients: words(recipients).map((addresses, index) => ({
      addresses: choices(addresses),
      type: types?.split(' ')[index] ?? '-',
      reasons: choices(reasons?.split(' ')[index]),
    })),
  }))
}

/** What the reader is known to get wrong of a mail, by its file. */
export function knownFaults(): Map<string, Measure[]> {
  const rows = rowsOf('knownFaults.tsv')
  return new Map(
    rows.map(([file = '', wrong]) => [file, MEASURES.filter((measure) => words(wrong).includes(measure))]),
  )
}

/** The files of mails that stand beside the table. */
export const filesOfMails = () => readdirSync(folder).filter((file) => file.endsWith('.eml'))

const EVENT_TYPES: Record<string, DeliveryReport['type']> = { DELAYED: 'DEFERRED', DELIVERED: 'DELIVERED' }

function isTypeRight(type: string, report: DeliveryReport | undefined): boolean {
  if (type === '-') return true
  const event = EVENT_TYPES[type]
  if (event) return report?.type === event
  if (report?.type !== 'BOUNCED' || !report.bounce) return false
  return type === 'NOT_HARD' ? report.bounce.type !== 'HARD' : report.bounce.type === type
}

const isReasonRight = (reasons: readonly string[], report: DeliveryReport | undefined) =>
  ['-', '*'].includes(reasons[0] ?? '-') || reasons.includes(report?.bounce?.reason ?? '')

function judge({ readings, recipients }: ExpectedMail, reading: MailReading | null): Measure[] {
  const reports = reading?.reports ?? []
  const named = reports.filter(({ recipient }) => recipient !== null)
  const reportOf = (addresses: readonly string[]) =>
    named.find(({ recipient }) => addresses.includes(recipient ?? ''))
  // The fate of a recipient that goes by another name here is told by the report at its place.
  const pairs = recipients.map((expected, index) => ({
    expected,
    report: reportOf(expected.addresses) ?? reports[index],
  }))
  const isRight: Record<Measure, boolean> = {
    reading: readings.includes(reading?.kind ?? 'OTHER'),
    recipient: named.length === recipients.length && recipients.every(({ addresses }) => reportOf(addresses)),
    type: pairs.every(({ expected, report }) => isTypeRight(expected.type, report)),
    reason: pairs.every(({ expected, report }) => isReasonRight(expected.reasons, report)),
  }
  return MEASURES.filter((measure) => !isRight[measure])
}

const tell = (reading: MailReading | null) =>
  `${reading?.kind ?? 'nothing'}${(reading?.reports ?? [])
    .map(
      ({ type, recipient, bounce }) =>
        `; ${recipient} ${type} ${bounce?.type ?? ''} ${bounce?.reason ?? ''} [${bounce?.wording ?? ''}]`,
    )
    .join('')}`

/** Reads one mail of the set, and says what is wrong of it. */
export async function judgeMail(expected: ExpectedMail): Promise<JudgedMail> {
  const reading = await readMail(readFileSync(join(folder, expected.file)))
  return { ...expected, wrong: judge(expected, reading), told: tell(reading) }
}

/** How well the mails of our own are read, of one half or of both. */
export async function scoreOwnMails(half?: Half): Promise<Score> {
  const mails = expectedMails().filter(({ file }) => (half ?? halfOf(file)) === halfOf(file))
  const judged = await Promise.all(mails.map(judgeMail))
  const bounces = judged.filter(({ readings }) => readings.includes('BOUNCE'))
  const isRight = (of: readonly JudgedMail[], measure: Measure) =>
    count(of.map(({ wrong }) => !wrong.includes(measure)))
  return {
    mails: judged.length,
    bounce: isRight(judged, 'reading'),
    hard: isRight(bounces, 'type'),
    hardUndisputed: isRight(bounces, 'type'),
    recipient: isRight(bounces, 'recipient'),
    wrong: judged
      .filter(({ wrong }) => wrong.length > 0)
      .map(({ file, wrong, told }) => `${file}: ${wrong.join(', ')} wrong; read ${told}`),
  }
}
