import type { Email } from '../../../prisma/generated/client/client.ts'
import { summarizeDelivery } from '../../outreach/email/rules.ts'
import type { Bill } from '../invoice/bill.ts'
import { formatDate } from '../wording.ts'
import { ENGLISH } from './english.ts'
import { factsOf } from './facts.ts'
import { GERMAN } from './german.ts'
import { htmlOf, type ReplyKind } from './letter.ts'
import { isSuppressed } from './mailbox.ts'
import type { Office } from './office.ts'
import { makeRecipient } from './recipient.ts'

/** A letter from the customer about one of its invoices. Null if nobody there has an address. */
export function receive(office: Office, kind: ReplyKind, bill: Bill, at: Date): Email | null {
  const { world, random, mailboxes } = office
  const { customer } = bill
  const writer = mailboxes.of(customer).find((mailbox) => !isSuppressed(mailbox, at))
  if (writer === undefined) return null
  const day = world.time.dayOf(at)
  const named =
    kind === 'promise' ? (bill.promisedDay ?? day) : world.time.workdayFrom(day + random.integer(4, 15))
  const facts = factsOf(world, [bill], day, {
    greeting: '',
    sender: writer.name ?? customer.party.name,
    day: formatDate(world, named, customer.language),
  })
  const letter = random.pick((customer.language === 'de' ? GERMAN : ENGLISH)[kind])(facts)
  const email = {
    ...inboundRow(office, at),
    partyId: customer.party.id,
    subject: letter.subject,
    bodyText: letter.text,
    bodyHtml: htmlOf(letter.text, facts.link),
    fromEmail: writer.address,
  }
  world.ledger.email.push(email)
  office.replies.push({ email, kind, bill, named, dispute: letter.dispute ?? null })
  world.ledger.email_invoice.push({
    organizationId: email.organizationId,
    emailId: email.id,
    invoiceId: bill.row.id,
  })
  const desk = mailboxes.at(`receivables@${world.profile.host}`, { id: null, name: 'Accounts Receivable' })
  const recipient = makeRecipient(world, email, { mailbox: desk, kind: 'TO', position: 0 }, [], 'DELIVERED')
  recipient.deliveredAt = at
  Object.assign(email, summarizeDelivery([recipient], false))
  return email
}

function inboundRow({ world }: Office, at: Date): Email {
  return {
    organizationId: world.organizationId,
    id: world.id(at),
    partyId: null,
    direction: 'INBOUND',
    status: 'RECEIVED',
    deliveryStatus: null,
    subject: null,
    bodyText: null,
    bodyHtml: null,
    fromEmail: null,
    fromName: null,
    messageId: null,
    replyTo: [],
    initiatorType: 'SYSTEM',
    initiatorUserId: null,
    initiatorAgentId: null,
    isAutomated: false,
    isTrackingEnabled: false,
    reason: 'REPLY',
    isBounced: false,
    openedAt: null,
    humanOpenedAt: null,
    clickedAt: null,
    bouncedAt: null,
    bounceReason: null,
    bounceReasonText: null,
    bounceDetails: null,
    overriddenBlockers: [],
    errorMessage: null,
    metadata: null,
    threadId: null,
    parentEmailId: null,
    senderId: null,
    snippet: null,
    generatedBody: null,
    isGenerated: false,
    isUnread: false,
    sendSeparately: false,
    isOriginatedHere: false,
    bulkEmailRequestId: null,
    customHeaders: null,
    inReplyTo: null,
    statusText: null,
    reasonText: null,
    plannedSendAt: null,
    sentAt: at,
    timelineAt: at,
    createdAt: at,
    updatedAt: at,
  }
}
