import { looksAt, whenRead } from '../../../graph/read/fields.ts'
import type { Rows } from '../../../graph/read/table.ts'
import { recipientsByEmail } from '../../email/recipient.ts'
import { startedBy } from '../../email/startedBy.ts'
import { Email, emailById } from '../../email/type.ts'
import { present, rowOf, timelineItem } from './define.ts'
import { brief, inWords } from './words.ts'

const started = looksAt(
  emailById,
  'emailId',
  ['organizationId', 'direction', 'initiatorType', 'initiatorUserId', 'initiatorAgentId'],
  startedBy.extensions.reads.relations,
)
const told = looksAt(emailById, 'emailId', [
  'direction',
  'status',
  'deliveryStatus',
  'reason',
  'subject',
  'fromEmail',
])
const addressed = looksAt(recipientsByEmail, 'emailId', ['kind', 'address'])

type Told = Pick<
  Rows['Email'],
  'direction' | 'status' | 'deliveryStatus' | 'reason' | 'subject' | 'fromEmail'
>
type Addressed = readonly Pick<Rows['EmailRecipient'], 'kind' | 'address'>[]

const NAMES: Record<NonNullable<Told['reason']>, string> = {
  INVOICE_ISSUED: 'Invoice',
  PAYMENT_REMINDER: 'Reminder',
  STATEMENT: 'Statement',
  REPLY: 'Reply',
  PAYMENT_CONFIRMATION: 'Payment confirmation',
  OTHER: 'Email',
}

/** What has become of the name and whom it is for. */
const STATES: Record<Told['status'], (name: string, to: string) => string> = {
  DRAFT: (name, to) => `${name}${to} drafted`,
  PENDING_APPROVAL: (name, to) => `${name}${to} waits for approval`,
  SCHEDULED: (name, to) => `${name}${to} planned`,
  QUEUED: (name, to) => `${name}${to} is to be sent`,
  SENDING: (name, to) => `${name}${to} is being sent`,
  SENT: (name, to) => `${name} sent${to}`,
  FAILED: (name, to) => `${name}${to} failed`,
  CANCELLED: (name, to) => `${name}${to} called off`,
  RECEIVED: (name, to) => `${name}${to} received`,
}

function sentenceOf(email: Told, recipients: Addressed): string {
  if (email.direction === 'INBOUND') {
    const subject = email.subject?.trim() ? `: ${brief(email.subject)}` : ''
    return `Email received from ${email.fromEmail ?? 'an unknown address'}${subject}`
  }
  const name = NAMES[email.reason ?? 'OTHER']
  const state = STATES[email.status](name, addressees(recipients))
  const isTold = email.deliveryStatus !== null && !IMPLIED.has(email.deliveryStatus)
  return isTold ? `${state}: ${inWords(email.deliveryStatus ?? '')}` : state
}

/** What says no more than the status. */
const IMPLIED: ReadonlySet<string> = new Set(['QUEUED', 'SENT', 'FAILED'])

function addressees(recipients: Addressed): string {
  const [first, ...others] = recipients.filter(({ kind }) => kind === 'TO')
  if (first === undefined) return ''
  return others.length === 0 ? ` to ${first.address}` : ` to ${first.address} and ${others.length} more`
}

export const EmailTimelineItem = timelineItem('EMAIL', {
  description: 'An email to or from the customer.',
  actor: {
    relations: [started.relation],
    of: (context, item) =>
      whenRead(started.of(context, item), (row) => {
        const email = present(row)
        return email.direction === 'INBOUND' ? null : startedBy.resolve(email, {}, context)
      }),
  },
  summary: {
    relations: [told.relation, addressed.relation],
    of: (context, item) =>
      whenRead(told.of(context, item), (email) =>
        whenRead(addressed.of(context, item), (recipients) => sentenceOf(present(email), recipients)),
      ),
  },
  fields: (t) => ({
    email: t.field({ type: Email, description: 'The email.', ...rowOf(emailById, 'emailId') }),
  }),
})
