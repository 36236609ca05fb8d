import type { Email as EmailRow, RecipientKind } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection/connectionType.ts'
import type { Context } from '../context.ts'
import { encodeGlobalId } from '../globalId.ts'
import { Initiator, type InitiatorValue, SYSTEM } from '../initiator.ts'
import { IntegrationLink, linksByEmail } from '../integration/type.ts'
import { Node, registerTenantNode } from '../node.ts'
import { loadMember } from '../organization/user.ts'
import { Party, partyById } from '../party/type.ts'
import { rowById } from '../read/loader.ts'
import { loadAgent } from './agent.ts'
import { Attachment, attachmentsByEmail } from './attachment.ts'
import { bouncingAddressesOf } from './bouncing.ts'
import { BounceReason, DeliveryStatus, Direction, EmailReason, EmailStatus } from './enums.ts'
import {
  BounceCallout,
  calloutsByEmail,
  EmailEvent,
  EmailRecipient,
  eventsByEmail,
  recipientsByEmail,
} from './recipient.ts'

export const emailById = rowById('Email')

async function addressesOf(context: Context, email: EmailRow, kind: RecipientKind): Promise<string[]> {
  const recipients = await recipientsByEmail(context, email.organizationId, email.id)
  return recipients.filter((recipient) => recipient.kind === kind).map((recipient) => recipient.address)
}

/** Somebody always started an email: a person or agent that is not known any more shows as the system. */
async function initiatorOf(context: Context, email: EmailRow): Promise<InitiatorValue> {
  const { organizationId, initiatorUserId, initiatorAgentId } = email
  if (email.initiatorType === 'USER')
    return (await loadMember(context, organizationId, initiatorUserId)) ?? SYSTEM
  if (email.initiatorType === 'AGENT')
    return (await loadAgent(context, organizationId, initiatorAgentId)) ?? SYSTEM
  return SYSTEM
}

export const Email = builder.prismaObject('Email', {
  description:
    'An email about invoices: what was written, who started it, and what became of it at each recipient.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque global id.',
      resolve: ({ organizationId, id }) => encodeGlobalId('Email', organizationId, id),
    }),
    uid: t.expose('id', { type: 'UUID', description: 'The raw UUID, `uid` in REST.' }),
    direction: t.expose('direction', { type: Direction, description: 'To or from the customer.' }),
    status: t.expose('status', { type: EmailStatus, description: 'How far the sender has come.' }),
    deliveryStatus: t.expose('deliveryStatus', {
      type: DeliveryStatus,
      nullable: true,
      description: 'What became of it, over all recipients (`delivery_status`). Null before it is queued.',
    }),
    subject: t.exposeString('subject', { nullable: true, description: 'The subject.' }),
    bodyText: t.exposeString('bodyText', { nullable: true, description: 'The text (`body_text`).' }),
    bodyHtml: t.exposeString('bodyHtml', {
      nullable: true,
      description: 'The HTML, untrusted: sanitize before showing.',
    }),
    snippet: t.string({
      nullable: true,
      description: 'The first 140 characters of the text, on one line.',
      resolve: ({ bodyText }) => bodyText?.replace(/\s+/gu, ' ').trim().slice(0, 140) ?? null,
    }),
    fromEmail: t.exposeString('fromEmail', {
      nullable: true,
      description: 'The sender address (`from_email`).',
    }),
    replyTo: t.exposeStringList('replyTo', { description: 'Where answers go.' }),
    to: t.stringList({
      description: 'The addresses it is for (`to_emails`).',
      resolve: (email, _arguments, context) => addressesOf(context, email, 'TO'),
    }),
    cc: t.stringList({
      description: 'The addresses that get a copy (`cc_emails`).',
      resolve: (email, _arguments, context) => addressesOf(context, email, 'CC'),
    }),
    bcc: t.stringList({
      description: 'The addresses that get a blind copy.',
      resolve: (email, _arguments, context) => addressesOf(context, email, 'BCC'),
    }),
    recipients: t.field({
      type: [EmailRecipient],
      description: 'Every address with what became of the email there.',
      resolve: ({ organizationId, id }, _arguments, context) =>
        recipientsByEmail(context, organizationId, id),
    }),
    events: t.field({
      type: [EmailEvent],
      description: 'What happened to it, oldest first.',
      resolve: ({ organizationId, id }, _arguments, context) => eventsByEmail(context, organizationId, id),
    }),
    initiator: t.field({
      type: Initiator,
      description: 'Who started it (`initiator`, `sentBy`).',
      resolve: (email, _arguments, context) => initiatorOf(context, email),
    }),
    isAutomated: t.exposeBoolean('isAutomated', { description: 'Whether nobody pressed a button.' }),
    isTrackingEnabled: t.exposeBoolean('isTrackingEnabled', {
      description: 'Whether opens and clicks are tracked (`tracking`).',
    }),
    reason: t.expose('reason', { type: EmailReason, nullable: true, description: 'What it was for.' }),
    isBounced: t.exposeBoolean('isBounced', {
      description: 'Whether it bounced at any recipient (`is_bounced`).',
    }),
    bounceDetails: t.expose('bounceDetails', {
      type: 'JSON',
      nullable: true,
      description: 'What the sending service said of the bounce, verbatim (`bounce_details`).',
    }),
    bounceCallout: t.field({
      type: BounceCallout,
      nullable: true,
      description: 'The bounce brought to attention (`bounce_callout`).',
      resolve: async ({ organizationId, id }, _arguments, context) =>
        (await calloutsByEmail(context, organizationId, id))[0] ?? null,
    }),
    bouncingRecipientEmails: t.stringList({
      description: 'Every address it bounced at, once (`bouncing_recipient_emails`).',
      resolve: (email, _arguments, context) => bouncingAddressesOf(context, email),
    }),
    bouncedAt: t.expose('bouncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it first bounced.',
    }),
    bounceReason: t.expose('bounceReason', {
      type: BounceReason,
      nullable: true,
      description: 'Why it first bounced.',
    }),
    bounceReasonText: t.exposeString('bounceReasonText', {
      nullable: true,
      description: 'Why it first bounced, as the source words it (`bounceReason`).',
    }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was first opened.',
    }),
    clickedAt: t.expose('clickedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a link in it was first clicked.',
    }),
    errorMessage: t.exposeString('errorMessage', { nullable: true, description: 'Why sending failed.' }),
    attachments: t.field({
      type: [Attachment],
      description: 'The files sent with it.',
      resolve: ({ organizationId, id }, _arguments, context) =>
        attachmentsByEmail(context, organizationId, id),
    }),
    metadata: t.expose('metadata', {
      type: 'JSON',
      nullable: true,
      description: 'What else is known: `userAgent`, `ipAddress`, `automatic`, `reminderType`.',
    }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party it was exchanged with.',
      resolve: ({ organizationId, partyId }, _arguments, context) =>
        partyId === null ? null : partyById(context, organizationId, partyId),
    }),
    integrations: t.field({
      type: [IntegrationLink],
      description: 'Where it is known in other systems.',
      resolve: ({ organizationId, id }, _arguments, context) => linksByEmail(context, organizationId, id),
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

export const EmailConnection = connectionType('Email', Email, 'emails')

registerTenantNode('Email', emailById)
