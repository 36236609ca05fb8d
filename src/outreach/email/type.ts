import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { Initiator } from '../../ledger/organization/initiator.ts'
import { OUTREACH_BLOCKERS } from '../eligibility/blockerRule.ts'
import { OutreachBlocker } from '../eligibility/outreachBlocker.ts'
import { addressesOf } from './addressesOf.ts'
import { DeliveryStatus, Direction, EmailReason, EmailStatus } from './enums.ts'
import { EmailEvent, eventsByEmail } from './event.ts'
import { participants } from './participants.ts'
import { EmailRecipient, recipientsByEmail } from './recipient.ts'
import { startedBy } from './startedBy.ts'

export const emailById = rowById('Email')

export const Email = nodeType('Email', {
  description:
    'An email about invoices: what was written, who started it, and what became of it at each recipient.',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    direction: t.expose('direction', { type: Direction, description: 'To or from the customer.' }),
    status: t.expose('status', { type: EmailStatus, description: 'How far the sender has come.' }),
    statusText: t.exposeString('statusText', {
      nullable: true,
      description: 'The same in the word of the source of an import, where that is none of ours.',
    }),
    deliveryStatus: t.expose('deliveryStatus', {
      type: DeliveryStatus,
      nullable: true,
      description:
        'What became of it, over all recipients (`delivery_status`). Null for one without recipients, and for one ' +
        'that was called off.',
    }),
    subject: t.exposeString('subject', { nullable: true, description: 'The subject.' }),
    bodyText: t.exposeString('bodyText', { nullable: true, description: 'The text (`body_text`).' }),
    bodyHtml: t.exposeString('bodyHtml', {
      nullable: true,
      description: 'The HTML, untrusted: sanitize before showing.',
    }),
    snippet: t.string({
      nullable: true,
      description:
        'A preview: the one of the source where it has one, else the first 140 characters of the text on one line.',
      select: { snippet: true, bodyText: true },
      resolve: ({ snippet, bodyText }) => snippet ?? snippetOf(bodyText),
    }),
    generatedBody: t.exposeString('generatedBody', {
      nullable: true,
      description: 'What an agent wrote before somebody changed it (`generated_body`).',
    }),
    fromEmail: t.exposeString('fromEmail', {
      nullable: true,
      description: 'The sender address (`from_email`).',
    }),
    fromName: t.exposeString('fromName', {
      nullable: true,
      description: 'The name shown before the sender address.',
    }),
    replyTo: t.exposeStringList('replyTo', { description: 'Where answers go.' }),
    to: t.stringList({
      description: 'The addresses it is for (`to_emails`).',
      ...addressesOf('TO'),
    }),
    cc: t.stringList({
      description: 'The addresses that get a copy (`cc_emails`).',
      ...addressesOf('CC'),
    }),
    bcc: t.stringList({
      description: 'The addresses that get a blind copy.',
      ...addressesOf('BCC'),
    }),
    participants: t.stringList({
      description: 'Everybody that it names, once: sender, recipients of every kind, and where answers go.',
      ...participants,
    }),
    recipients: t.field({
      type: [EmailRecipient],
      description: 'Every address with what became of the email there.',
      ...related(recipientsByEmail, 'id'),
    }),
    events: t.field({
      type: [EmailEvent],
      description:
        'What happened to it, oldest first. Of one kind at one recipient the first 200 are kept, those of people and those ' +
        'of programs apart: a mail that is opened in a loop does not fill the list.',
      ...related(eventsByEmail, 'id'),
    }),
    initiator: t.field({
      type: Initiator,
      description: 'Who started it (`initiator`, `sentBy`).',
      ...startedBy,
    }),
    isAutomated: t.exposeBoolean('isAutomated', { description: 'Whether nobody pressed a button.' }),
    isGenerated: t.exposeBoolean('isGenerated', { description: 'Whether an agent wrote it.' }),
    isUnread: t.exposeBoolean('isUnread', {
      description: 'Whether nobody has read it yet. What comes in begins so.',
    }),
    sendSeparately: t.exposeBoolean('sendSeparately', {
      description: 'Whether each recipient gets a copy that names no other (`send_separately`).',
    }),
    isOriginatedHere: t.exposeBoolean('isOriginatedHere', {
      description:
        'Whether it was written or received here; false for one of another system or mail program.',
    }),
    isTrackingEnabled: t.exposeBoolean('isTrackingEnabled', {
      description: 'Whether opens and clicks are tracked (`tracking`).',
    }),
    reason: t.expose('reason', { type: EmailReason, nullable: true, description: 'What it was for.' }),
    reasonText: t.exposeString('reasonText', {
      nullable: true,
      description:
        'The same in the word of the source of an import, where that is none of ours (`email_reason`).',
    }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was first opened, by a person or a program. A click by a person counts as an open.',
    }),
    clickedAt: t.expose('clickedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a link in it was first clicked.',
    }),
    humanOpenedAt: t.expose('humanOpenedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When a person first opened it, or clicked in it: programs, such as privacy proxies and virus scanners, do not count.',
    }),
    messageId: t.exposeString('messageId', {
      nullable: true,
      description:
        'Its Message-ID, without angle brackets (RFC 5322 3.6.4), the same in every copy and from the moment it is ' +
        'queued. Null when it was not written with `emailSend` or `emailSchedule`.',
    }),
    overriddenBlockers: t.field({
      type: [OutreachBlocker],
      description: 'What spoke against sending it and was overridden by the administrator who sent it.',
      select: { overriddenBlockers: true },
      resolve: ({ overriddenBlockers }) =>
        OUTREACH_BLOCKERS.filter((code) => overriddenBlockers.includes(code)),
    }),
    errorMessage: t.exposeString('errorMessage', {
      nullable: true,
      description:
        'Why it was called off when its time had come, or what kept the last try from handing it over, in the words of ' +
        'the mail system. Null once it is SENT; why a recipient was refused stands in its `bounce`.',
    }),
    bulkEmailRequestId: t.exposeString('bulkEmailRequestId', {
      nullable: true,
      description: 'The mailing that it was a part of, by an id of the source.',
    }),
    customHeaders: t.expose('customHeaders', {
      type: 'JSON',
      nullable: true,
      description: 'Headers of its own, as the source tells them.',
    }),
    metadata: t.expose('metadata', {
      type: 'JSON',
      nullable: true,
      description: 'What else is known: `userAgent`, `ipAddress`, `automatic`, `reminderType`.',
    }),
    plannedSendAt: t.expose('plannedSendAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is to be sent.',
    }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When it was sent.' }),
    timelineAt: t.expose('timelineAt', {
      type: 'DateTime',
      description: 'Its place on the timeline: when it was sent, else is planned, else was written.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

/** On one line, and short. */
function snippetOf(bodyText: string | null): string | null {
  return bodyText?.replace(/\s+/gu, ' ').trim().slice(0, 140) ?? null
}

export const { connection: EmailConnection, edge: EmailEdge } = connectionTypes('Email', Email, 'emails')

registerTenantNode('Email', emailById)
