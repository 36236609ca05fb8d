import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { MailReading } from '../../../../src/outreach/delivery/mail/mailReading.ts'
import { readMail } from '../../../../src/outreach/delivery/mail/readMail.ts'
import { type Expectation, type ExpectedItem, expectationOf } from './expectation.ts'

type Count = { right: number; of: number }

/** How the mails of one set were read, against what its `expected.json` says. */
export type Score = {
  mails: number
  bounce: Count
  hard: Count
  /** Without the rows that we hold to be wrong. */
  hardUndisputed: Count
  recipient: Count
  wrong: string[]
}

type Judged = {
  bounce: boolean | null
  hard: boolean | null
  hardUndisputed: boolean | null
  recipient: boolean | null
}

/** A mail that says of itself that delivery is still being tried. */
const SAYS_DELAY =
  /^action: ?delayed|delayed|warning|temporary failure report|still being retried|will be retried/im

/** A delay is no bounce; where the upstream project lists one among its bounces, reading a delay is right. */
function isBounceRight(
  { isBounce: expected, kinds }: Expectation,
  reading: MailReading | null,
  mail: string,
): boolean {
  if (kinds) return kinds.includes(reading?.kind ?? 'OTHER')
  if (reading?.kind === 'DELAY') return !expected || SAYS_DELAY.test(mail)
  return (reading?.kind === 'BOUNCE') === expected
}

function isHardRight(expected: boolean[], reading: MailReading | null): boolean {
  const told = (reading?.reports ?? []).filter(({ bounce }) => bounce !== null)
  if (told.length === 0 || told.some(({ bounce }) => bounce?.type === 'UNDETERMINED')) return false
  const hard = told.map(({ bounce }) => bounce?.type === 'HARD')
  if (hard.length === expected.length) return hard.sort().join() === [...expected].sort().join()
  return hard.includes(true) === expected.includes(true)
}

function judge(expectation: Expectation, reading: MailReading | null, mail: string): Judged {
  const { isBounce, isHard, isHardInDispute, recipients } = expectation
  const found = new Set(reading?.reports.map(({ recipient }) => recipient))
  const hard = isHard === null ? null : isHardRight(isHard, reading)
  return {
    bounce: isBounce === null ? null : isBounceRight(expectation, reading, mail),
    hard,
    hardUndisputed: isHardInDispute ? null : hard,
    recipient:
      recipients === null ? null : recipients.every((names) => names.some((name) => found.has(name))),
  }
}

/** How many of those that can be judged are right. */
export const count = (judged: (boolean | null)[]): Count => ({
  right: judged.filter((right) => right === true).length,
  of: judged.filter((right) => right !== null).length,
})

const told = (reading: MailReading | null) =>
  reading
    ? `${reading.kind} ${reading.reports.map(({ recipient, bounce }) => `${recipient} ${bounce?.type ?? ''} ${bounce?.reason ?? ''} [${bounce?.wording ?? ''}]`).join('; ')}`
    : 'null'

/** Rules are written by the wrong ones of half A. Of half B only the totals are looked at. */
export type Half = 'A' | 'B'

/** By the file's name alone, so that the copies of one mail with other line ends fall into the same half. */
export const halfOf = (name: string): Half =>
  (createHash('sha256').update(basename(name)).digest()[0] ?? 0) % 2 === 0 ? 'A' : 'B'

/** Reads every mail of a folder that has an `expected.json`; with `half`, only those of one half of its names. */
export async function scoreSet(folder: string, half?: Half): Promise<Score> {
  // The file is made by us, beside the mails, in the form that its `_note` describes.
  const { items } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    items: Record<string, ExpectedItem>
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const names = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const mails = names.filter(
    (name) => !/(?:expected\.json|\.mbox)$/.test(name) && (half ?? halfOf(name)) === halfOf(name),
  )
  const judged: Judged[] = []
  const wrong: string[] = []
  for (const name of mails.sort()) {
    const raw = readFileSync(join(folder, name))
    const mail = raw.toString('latin1').replace(/\r\n?/g, '\n')
    const expectation = expectationOf(name, items[name] ?? {}, mail)
    const reading = await readMail(raw)
    const result = judge(expectation, reading, mail)
    judged.push(result)
    const failed = Object.entries(result).flatMap(([what, right]) => (right === false ? [what] : []))
    if (failed.length > 0)
      wrong.push(
        `${name}: ${failed.join(', ')} wrong; expected ${JSON.stringify(expectation)}, read ${told(reading)}`,
      )
  }
  return {
    mails: mails.length,
    bounce: count(judged.map(({ bounce }) => bounce)),
    hard: count(judged.map(({ hard }) => hard)),
    hardUndisputed: count(judged.map(({ hardUndisputed }) => hardUndisputed)),
    recipient: count(judged.map(({ recipient }) => recipient)),
    wrong,
  }
}
