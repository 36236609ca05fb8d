import type { Database } from '../../../database/client.ts'
import { type Sql, sql } from '../../../database/sql.ts'
import { runIn } from '../../../graph/mutation/work.ts'
import type { ReturnAddresses } from '../../../mail/returnAddress.ts'
import { type TakenLetter, takeLetter } from '../letter/takeLetter.ts'
import type { LetterNames } from '../mail/letterNames.ts'
import type { MailKind, MailReading } from '../mail/mailReading.ts'
import { readMail } from '../mail/readMail.ts'
import type { NewEvent } from '../record/newEvent.ts'
import { recordEvents } from '../record/recordEvents.ts'
import { eventOf } from '../resolve/eventOf.ts'
import { isStale } from '../resolve/isStale.ts'
import { createFindSignedTarget, findTargetCopy, type SignedTarget, type TargetCopy } from './signedTarget.ts'

/** What came of one mail. */
type TakenMail = {
  /** Null where it could not be read; LETTER where a person wrote it. */
  kind: MailKind | 'LETTER' | null
  /** What it told of: one for every address it speaks of. */
  reports: number
  /** What was not known yet. */
  recorded: number
  /** Why nothing was made of it; null where it was taken. */
  ignored: 'UNREADABLE' | 'NO_REPORT' | 'UNSIGNED' | 'UNKNOWN' | 'STALE' | 'UNATTRIBUTED' | null
}

export type TakeMail = (raw: Uint8Array) => Promise<TakenMail>

type Settings = {
  database: Database
  returnAddresses: ReturnAddresses
  now: () => Date
}

/** Takes mails that came back or in. None of them is ever answered, so two mail systems cannot keep each other busy here. */
export function createMailIntake({ database, returnAddresses, now }: Settings): TakeMail {
  const findSignedTarget = createFindSignedTarget({ database, returnAddresses })

  async function take(raw: Uint8Array): Promise<TakenMail> {
    const reading = await readMail(raw)
    if (reading === null) return ignored(null, 'UNREADABLE')
    if (reading.letter !== null) return takeWritten(raw, reading, reading.letter)
    if (reading.reports.length === 0) return ignored(reading, 'NO_REPORT')
    const target = await findSignedTarget(reading)
    if (target === null) return ignored(reading, 'UNSIGNED')
    return record(reading, target)
  }

  async function takeWritten(raw: Uint8Array, reading: MailReading, names: LetterNames): Promise<TakenMail> {
    const target = await findSignedTarget(reading)
    return outcomeOf(await takeLetter(database, { raw, names, target, now: now() }))
  }

  function record(reading: MailReading, { organizationId, recipientId }: SignedTarget): Promise<TakenMail> {
    const receivedAt = now()
    return database.transact(async (run) => {
      const scope = { run, organizationId, now: receivedAt }
      const copy = await findTargetCopy(scope, recipientId)
      if (copy === null) return ignored(reading, 'UNKNOWN')
      const events = eventsOf(reading, copy, receivedAt)
      if (events.length === 0) return ignored(reading, 'STALE')
      const { recorded } = await recordEvents(scope, events)
      return { kind: reading.kind, reports: reading.reports.length, recorded, ignored: null }
    })
  }

  return async (raw) => {
    const taken = await take(raw)
    await runIn(database)(counted(nameOf(taken)))
    return taken
  }
}

function outcomeOf(taken: TakenLetter): TakenMail {
  const reason = taken === 'UNREADABLE' || taken === 'UNATTRIBUTED' ? taken : null
  return { kind: 'LETTER', reports: 0, recorded: taken === 'STORED' ? 1 : 0, ignored: reason }
}

function ignored(reading: MailReading | null, reason: TakenMail['ignored']): TakenMail {
  return { kind: reading?.kind ?? null, reports: reading?.reports.length ?? 0, recorded: 0, ignored: reason }
}

/**
 * The copy went to one address, whatever address a mail system on the way names, so of every type the first report counts
 * and the one that names the address before it.
 */
function eventsOf({ reports }: MailReading, copy: TargetCopy, receivedAt: Date): NewEvent[] {
  const { emailId, recipientId, address, sentAt } = copy
  const own = reports.toSorted(
    (left, right) => Number(right.recipient === address) - Number(left.recipient === address),
  )
  const ofEachType = [...Map.groupBy(own, ({ type }) => type).values()].flatMap((same) => same.slice(0, 1))
  return ofEachType
    .filter(({ type }) => !isStale(type, sentAt, receivedAt))
    .map((report) =>
      eventOf(report, { emailId, recipientId, source: 'INBOUND_NOTICE', provider: 'mail', receivedAt }),
    )
}

/** `inbound.bounce`, `inbound.ignored.unsigned`, `inbound.ignored.auto_reply` */
function nameOf({ kind, ignored: reason }: TakenMail): string {
  if (reason === null) return `inbound.${kind?.toLowerCase()}`
  return `inbound.ignored.${(reason === 'NO_REPORT' && kind !== null ? kind : reason).toLowerCase()}`
}

/** The statement that counts one more of what has no organization. */
function counted(name: string): Sql {
  return sql`
    insert into counter as c (name, value) values (${name}::text, 1)
    on conflict (name) do update set value = c.value + 1`
}
