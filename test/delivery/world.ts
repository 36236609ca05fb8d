import type { Database } from '../../src/database/client.ts'
import type { NewEvent } from '../../src/outreach/delivery/record/newEvent.ts'
import { recordEvents } from '../../src/outreach/delivery/record/recordEvents.ts'
import { NOW } from '../api.ts'
import { createLedger } from '../ledger.ts'

/** When all emails of these tests were handed over: a day before now. */
export const SENT_AT = new Date(NOW.getTime() - 86_400_000)

export const minutesLater = (minutes: number) => new Date(SENT_AT.getTime() + minutes * 60_000)

type Making = Parameters<ReturnType<typeof createLedger>['email']>
type EmailOptions = { invoiceIds?: string[]; recipients?: Partial<NonNullable<Making[2]>['recipients']> }
let count = 0

/** An organization that sends, and ways to let things happen to its emails. */
export async function createSender(database: Database, name = 'Nordlicht Handel') {
  const ledger = createLedger(database)
  const organization = await ledger.organization({ name })
  const organizationId = organization.id

  /** An email as it stands before it is sent, to these addresses. */
  async function email(addresses: readonly string[], data: Making[1] = {}, options: EmailOptions = {}) {
    const recipients = addresses.map((address) => ({ address, deliveryStatus: 'QUEUED' as const }))
    const messageId = `${++count}.${organizationId}@mail.example`
    const made = await ledger.email(
      organization,
      { createdAt: SENT_AT, messageId, status: 'SENT', ...data },
      { invoiceIds: options.invoiceIds ?? [], recipients },
    )
    const rows = await database.emailRecipient.findMany({
      where: { organizationId, emailId: made.id },
      orderBy: { position: 'asc' },
    })
    return { id: made.id, messageId, recipientIds: rows.map(({ id }) => id) }
  }

  const record = (events: readonly NewEvent[], now = NOW) =>
    database.transact((run) => recordEvents({ run, organizationId, now }, events))

  /** Everything that is stored of an email's delivery, apart from ids that are made up. */
  async function stored(emailId: string) {
    const where = { organizationId, emailId }
    const [found, recipients, callout] = await Promise.all([
      database.email.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id: emailId } } }),
      database.emailRecipient.findMany({ where, orderBy: { position: 'asc' } }),
      database.bounceCallout.findUnique({ where: { organizationId_emailId: where }, omit: { id: true } }),
    ])
    return { email: found, recipients, callout }
  }

  const eventsOf = (emailId: string) => database.emailEvent.findMany({ where: { organizationId, emailId } })
  const suppressions = () =>
    database.suppression.findMany({
      where: { organizationId },
      orderBy: [{ address: 'asc' }, { reason: 'asc' }],
    })

  return { organization, organizationId, ledger, email, record, stored, eventsOf, suppressions }
}

export type Sender = Awaited<ReturnType<typeof createSender>>

/** An event with plain defaults and an id of its own. */
export function makeEvent(event: Pick<NewEvent, 'emailId' | 'type'> & Partial<NewEvent>): NewEvent {
  return {
    recipientId: null,
    occurredAt: SENT_AT,
    source: 'DELIVERY_WEBHOOK',
    bounce: null,
    isMachine: false,
    userAgent: null,
    ipAddress: null,
    url: null,
    detail: null,
    provider: 'sendgrid',
    providerEventId: `event ${++count}`,
    raw: null,
    ...event,
  }
}

export const bounce = (
  type: 'HARD' | 'SOFT' | 'UNDETERMINED',
  wording = 'User unknown',
): NewEvent['bounce'] => ({
  type,
  reason: type === 'HARD' ? 'MAILBOX_DOES_NOT_EXIST' : 'MAILBOX_FULL',
  wording,
  diagnosticCode: `550 ${wording}`,
})
