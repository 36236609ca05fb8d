import { createLedger } from '../ledger.ts'
import { type Filling, REMOTE_ID } from './filling.ts'

const FIRST = new Date('2026-02-01T09:00:00Z')
const LATEST = new Date('2026-03-02T09:00:00Z')

/** An email of each kind of initiator, the first with all that can hang on one, and a link elsewhere per kind of row. */
export async function fillOutreach(filling: Filling): Promise<void> {
  const { database, organization, mark, memberId, id } = filling
  const organizationId = organization.id
  await database.agent.create({ data: { organizationId, id: id('agent'), name: `Robot ${mark}` } })
  await fillEmails(filling)
  const emailId = id('email')
  const [recipient] = await database.emailRecipient.findMany({ where: { organizationId, emailId } })
  await database.emailEvent.create({
    data: {
      organizationId,
      emailId,
      recipientId: recipient?.id ?? null,
      type: 'BOUNCED',
      occurredAt: new Date('2026-03-01T09:01:00Z'),
      userAgent: `Agent ${mark}`,
      ipAddress: mark,
      url: `https://url.example/${mark}`,
      detail: `Detail ${mark}`,
      diagnosticCode: `550 ${mark}`,
    },
  })
  await database.emailLink.create({
    data: { organizationId, emailId, position: 0, url: `https://link.example/${mark}` },
  })
  await database.emailRemoteId.create({
    data: { organizationId, emailId, remoteId: `remote ${mark}`, recipientId: recipient?.id ?? '' },
  })
  await database.attachment.create({
    data: { organizationId, id: id('attachment'), name: `${mark}.pdf`, mimeType: `text/${mark}`, size: 7 },
  })
  await database.emailAttachment.create({ data: { organizationId, emailId, attachmentId: id('attachment') } })
  for (const link of [
    { entityType: 'INVOICE' as const, invoiceId: id('invoice') },
    { entityType: 'PARTY' as const, partyId: id('party') },
    { entityType: 'EMAIL' as const, emailId },
  ]) {
    await database.integrationLink.create({
      data: {
        organizationId,
        integrationName: 'erp',
        remoteId: REMOTE_ID,
        remoteStatus: `Status ${mark}`,
        metadata: { note: mark, memberId },
        ...link,
      },
    })
  }
}

async function fillEmails({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const ledger = createLedger(database)
  const texts = {
    partyId: id('party'),
    subject: `Subject ${mark}`,
    bodyText: `Body ${mark}`,
    bodyHtml: `<p>${mark}</p>`,
    fromEmail: `from@${mark}.example`,
    fromName: `From ${mark}`,
    messageId: `message@${mark}.example`,
    overriddenBlockers: ['IN_DISPUTE'],
    replyTo: [`reply@${mark}.example`],
    errorMessage: `Error ${mark}`,
    bounceDetails: { note: mark },
    metadata: { note: mark },
    sentAt: new Date('2026-03-01T09:00:00Z'),
  }
  const recipient = {
    address: `rosa@${mark}.example`,
    name: `Rosa ${mark}`,
    contactId: id('contact'),
    deliveryStatus: 'BOUNCED' as const,
    bouncedAt: new Date('2026-03-01T09:01:00Z'),
    bounceType: 'HARD' as const,
    bounceReason: 'OTHER' as const,
    bounceReasonText: `Reason ${mark}`,
    diagnosticCode: `550 ${mark}`,
  }
  await ledger.email(
    organization,
    { id: id('email'), initiatorType: 'USER', initiatorUserId: memberId, ...texts, sentAt: LATEST },
    {
      invoiceIds: [id('invoice'), id('marked')],
      recipients: [recipient, { ...recipient, kind: 'CC', address: `cc@${mark}.example` }],
      callout: { detectedAt: new Date('2026-03-01T10:00:00Z'), recipientEmails: [`rosa@${mark}.example`] },
    },
  )
  await ledger.email(
    organization,
    { id: id('robotic'), initiatorType: 'AGENT', initiatorAgentId: id('agent'), ...texts },
    { invoiceIds: [id('invoice')], recipients: [{ ...recipient, kind: 'BCC' }] },
  )
  await ledger.email(organization, {
    id: id('reply'),
    direction: 'INBOUND',
    status: 'RECEIVED',
    ...texts,
    sentAt: FIRST,
  })
}
