import type { Email, EmailRecipient } from '../../../prisma/generated/client/client.ts'
import { summarizeDelivery } from '../../outreach/email/rules.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Bill } from '../invoice/bill.ts'
import { latestOf } from '../world.ts'
import { attach } from './attachment.ts'
import { courseOf, failed, type Step, step } from './course.ts'
import { emailRow, type Parcel } from './emailRow.ts'
import { isSuppressed } from './mailbox.ts'
import type { Office } from './office.ts'
import { type Addressee, makeRecipient, recordStep } from './recipient.ts'
import { recordBounce } from './recordBounce.ts'

const SUPPRESSED = 'Not sent: every recipient is on the suppression list.'

/** Writes the email, sends it if it is to be sent, and notes on the invoices that somebody was written to. */
export function post(office: Office, parcel: Parcel): Email {
  const { world, random } = office
  const isBlocked = parcel.status === 'SENT' && isWithoutReader(parcel)
  const status = isBlocked ? 'FAILED' : parcel.status
  const sentAt = status === 'SENT' ? minutesAfter(parcel.createdAt, random.integer(2, 50) / 60) : null
  const errorMessage = isBlocked ? SUPPRESSED : parcel.errorMessage
  const email = emailRow(office, parcel, { status, sentAt, errorMessage })
  world.ledger.email.push(email)
  if (status === 'SENT' || status === 'QUEUED') {
    recordStep(world, email.id, null, step('QUEUED', parcel.createdAt))
  }
  const recipients = deliver(office, email, parcel)
  for (const { row } of parcel.bills) {
    world.ledger.email_invoice.push({
      organizationId: email.organizationId,
      emailId: email.id,
      invoiceId: row.id,
    })
    noteOutreach(row, email, recipients)
  }
  attach(office, email, parcel.files)
  return email
}

/** A blind copy for our archive is no reason to send. */
function isWithoutReader({ addressees, createdAt }: Parcel): boolean {
  return addressees.every(({ kind, mailbox }) => kind === 'BCC' || isSuppressed(mailbox, createdAt))
}

function deliver(office: Office, email: Email, { addressees, link }: Parcel): EmailRecipient[] {
  const steps: Step[] = []
  const recipients = addressees.map((addressee) => {
    const isHeldBack =
      (email.sentAt !== null || email.errorMessage === SUPPRESSED) &&
      (email.sentAt === null || isSuppressed(addressee.mailbox, email.createdAt))
    const course = isHeldBack ? [step('SUPPRESSED', email.createdAt)] : travel(office, email, addressee, link)
    steps.push(...course)
    return makeRecipient(office.world, email, addressee, course, 'QUEUED')
  })
  complete(office, email, recipients, steps)
  return recipients
}

function travel(office: Office, email: Email, { mailbox }: Addressee, link: string): Step[] {
  if (email.errorMessage !== null) return [failed(minutesAfter(email.createdAt, 0.5), email.errorMessage)]
  if (email.sentAt === null) return []
  return courseOf(office, mailbox, { sentAt: email.sentAt, link, isTracked: email.isTrackingEnabled })
}

/** Brings the email's own columns up to date with its recipients. */
function complete(
  office: Office,
  email: Email,
  recipients: readonly EmailRecipient[],
  steps: readonly Step[],
): void {
  const hasCallout = recordBounce(office, email, recipients)
  Object.assign(email, summarizeDelivery(recipients, hasCallout))
  const opening = steps.find(({ type }) => type === 'OPENED')
  if (opening !== undefined && email.metadata === null) {
    email.metadata = { userAgent: opening.userAgent, ipAddress: opening.ipAddress }
  }
  email.updatedAt = latestOf(email.createdAt, email.sentAt, ...steps.map(({ occurredAt }) => occurredAt))
}

function noteOutreach(invoice: Bill['row'], email: Email, recipients: readonly EmailRecipient[]): void {
  if (email.sentAt === null) return
  if (email.reason === 'INVOICE_ISSUED') invoice.isIssuedEmailSent = true
  if (invoice.lastOutreachAt !== null && invoice.lastOutreachAt >= email.sentAt) return
  invoice.lastOutreachAt = email.sentAt
  invoice.lastOutreachChannel = 'EMAIL'
  invoice.lastOutreachTo = recipients.find(({ kind }) => kind === 'TO')?.address ?? null
}
