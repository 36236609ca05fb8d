import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { graphql } from '../graphql/gql.ts'
import { createLedger } from '../ledger.ts'

const OUTREACH = graphql(`
  query DocumentedOutreach($uid: UUID!) {
    invoice(by: { uid: $uid }) {
      uid invoiceNumber targetParty { uid } counterpartyName amountDue { minorUnits } currency status
      issueDate dueDate paidDate
      outreach {
        bouncingRecipientEmails
        contactsCount
        lastContactAt
        emails {
          totalCount
          nodes {
            uid initiator { kind name ... on User { uid } ... on Agent { uid } }
            fromEmail to cc bcc subject bodyText status deliveryStatus bounceDetails isBounced
            bounceCallout { source detectedAt recipientEmails }
            bouncingRecipientEmails errorMessage sentAt plannedSendAt createdAt
          }
        }
      }
    }
  }
`)

const HISTORY = graphql(`
  query DocumentedHistory($uid: UUID!, $where: EmailWhere) {
    invoice(by: { uid: $uid }) {
      outreach {
        emails(where: $where) {
          nodes {
            uid to cc bcc subject attachments { name } sentAt deliveryStatus openedAt clickedAt bouncedAt
            bounceReason bounceReasonText metadata
            initiator { kind name ... on User { uid email } }
          }
        }
      }
    }
  }
`)

let api: TestApi
let token: string
let uid: string
let known: Record<string, string>

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const organizationId = organization.id
  const user = await ledger.user([organization], { email: 'ada@nordlicht.example' })
  token = await api.tokenOf(user.id)
  const agent = await api.database.agent.create({ data: { organizationId, name: 'Collections agent' } })
  const party = await ledger.party(organization, { name: 'Acme' })
  const invoice = await ledger.invoice(organization, {
    invoiceNumber: 'INV-1',
    issueDate: new Date('2026-01-05T08:00:00Z'),
    dueDate: new Date('2026-02-05T08:00:00Z'),
    targetPartyId: party.id,
  })
  uid = invoice.id
  const about = [uid]
  const delivered = await ledger.email(
    organization,
    {
      subject: 'Invoice INV-1',
      bodyText: 'Please find it attached.',
      fromEmail: 'billing@nordlicht.example',
      initiatorType: 'USER',
      initiatorUserId: user.id,
      sentAt: new Date('2026-01-05T09:05:00Z'),
      metadata: { userAgent: 'Mail/1', ipAddress: '192.0.2.7' },
    },
    {
      invoiceIds: about,
      recipients: [
        {
          address: 'rosa@acme.example',
          deliveryStatus: 'CLICKED',
          firstOpenedAt: new Date('2026-01-05T10:30:00Z'),
          firstClickedAt: new Date('2026-01-05T10:31:00Z'),
        },
        { address: 'ap@acme.example', kind: 'CC', deliveryStatus: 'DELIVERED' },
      ],
    },
  )
  const attachment = await api.database.attachment.create({ data: { organizationId, name: 'INV-1.pdf' } })
  await api.database.emailAttachment.create({
    data: { organizationId, emailId: delivered.id, attachmentId: attachment.id },
  })
  const bounced = await ledger.email(
    organization,
    {
      subject: 'Reminder',
      bodyText: 'It is due.',
      fromEmail: 'billing@nordlicht.example',
      initiatorType: 'AGENT',
      initiatorAgentId: agent.id,
      sentAt: new Date('2026-02-20T08:00:00Z'),
      bounceDetails: { smtp: '550 5.1.1' },
    },
    {
      invoiceIds: about,
      recipients: [
        {
          address: 'gone@acme.example',
          deliveryStatus: 'BOUNCED',
          bounceType: 'HARD',
          bounceReason: 'MAILBOX_DOES_NOT_EXIST',
          bounceReasonText: 'Mailbox does not exist',
          bouncedAt: new Date('2026-02-20T08:01:00Z'),
        },
        { address: 'rosa@acme.example', kind: 'BCC', deliveryStatus: 'DELIVERED' },
      ],
      callout: {
        source: 'DELIVERY_WEBHOOK',
        detectedAt: new Date('2026-02-20T08:01:30Z'),
        recipientEmails: ['gone@acme.example'],
      },
    },
  )
  const planned = await ledger.email(
    organization,
    {
      subject: 'Second reminder',
      status: 'SCHEDULED',
      deliveryStatus: 'QUEUED',
      errorMessage: null,
      plannedSendAt: new Date('2026-03-20T08:00:00Z'),
      createdAt: new Date('2026-03-01T08:00:00Z'),
      metadata: { automatic: true, reminderType: 'payment_reminder' },
    },
    { invoiceIds: about, recipients: [{ address: 'rosa@acme.example', deliveryStatus: 'QUEUED' }] },
  )
  await ledger.email(
    organization,
    { direction: 'INBOUND', status: 'RECEIVED', subject: 'Re: Reminder' },
    { invoiceIds: about },
  )
  known = {
    user: user.id,
    agent: agent.id,
    party: party.id,
    delivered: delivered.id,
    bounced: bounced.id,
    planned: planned.id,
  }
})
afterAll(() => api.close())

test('the outreach timeline of an invoice: outbound only, most recent first, with bounces called out', async () => {
  const { invoice } = await api.run(token, OUTREACH, { uid })

  expect(invoice).toMatchObject({
    uid,
    invoiceNumber: 'INV-1',
    targetParty: { uid: known.party },
    counterpartyName: 'Acme',
    amountDue: { minorUnits: 10_000 },
    currency: 'EUR',
    status: 'OVERDUE',
    issueDate: '2026-01-05T08:00:00.000Z',
    dueDate: '2026-02-05T08:00:00.000Z',
    paidDate: null,
  })
  expect(invoice?.outreach.bouncingRecipientEmails).toEqual(['gone@acme.example'])
  expect(invoice?.outreach.contactsCount).toBe(2)
  expect(invoice?.outreach.lastContactAt).toBe('2026-02-20T08:00:00.000Z')
  expect(invoice?.outreach.emails.totalCount).toBe(3)
  expect(invoice?.outreach.emails.nodes.map((email) => email.uid)).toEqual([
    known.planned,
    known.bounced,
    known.delivered,
  ])
  expect(invoice?.outreach.emails.nodes[1]).toEqual({
    uid: known.bounced,
    initiator: { kind: 'AGENT', name: 'Collections agent', uid: known.agent },
    fromEmail: 'billing@nordlicht.example',
    to: ['gone@acme.example'],
    cc: [],
    bcc: ['rosa@acme.example'],
    subject: 'Reminder',
    bodyText: 'It is due.',
    status: 'SENT',
    deliveryStatus: 'BOUNCED',
    bounceDetails: { smtp: '550 5.1.1' },
    isBounced: true,
    bounceCallout: {
      source: 'DELIVERY_WEBHOOK',
      detectedAt: '2026-02-20T08:01:30.000Z',
      recipientEmails: ['gone@acme.example'],
    },
    bouncingRecipientEmails: ['gone@acme.example'],
    errorMessage: null,
    sentAt: '2026-02-20T08:00:00.000Z',
    plannedSendAt: null,
    createdAt: '2026-02-20T08:00:00.000Z',
  })
})

test('every documented key of the email history has a source', async () => {
  const { invoice } = await api.run(token, HISTORY, { uid })

  expect(invoice?.outreach.emails.nodes).toEqual([
    {
      uid: known.planned,
      to: ['rosa@acme.example'],
      cc: [],
      bcc: [],
      subject: 'Second reminder',
      attachments: [],
      sentAt: null,
      deliveryStatus: 'QUEUED',
      openedAt: null,
      clickedAt: null,
      bouncedAt: null,
      bounceReason: null,
      bounceReasonText: null,
      metadata: { automatic: true, reminderType: 'payment_reminder' },
      initiator: { kind: 'SYSTEM', name: 'System' },
    },
    {
      uid: known.bounced,
      to: ['gone@acme.example'],
      cc: [],
      bcc: ['rosa@acme.example'],
      subject: 'Reminder',
      attachments: [],
      sentAt: '2026-02-20T08:00:00.000Z',
      deliveryStatus: 'BOUNCED',
      openedAt: null,
      clickedAt: null,
      bouncedAt: '2026-02-20T08:01:00.000Z',
      bounceReason: 'MAILBOX_DOES_NOT_EXIST',
      bounceReasonText: 'Mailbox does not exist',
      metadata: null,
      initiator: { kind: 'AGENT', name: 'Collections agent' },
    },
    {
      uid: known.delivered,
      to: ['rosa@acme.example'],
      cc: ['ap@acme.example'],
      bcc: [],
      subject: 'Invoice INV-1',
      attachments: [{ name: 'INV-1.pdf' }],
      sentAt: '2026-01-05T09:05:00.000Z',
      deliveryStatus: 'CLICKED',
      openedAt: '2026-01-05T10:30:00.000Z',
      clickedAt: '2026-01-05T10:31:00.000Z',
      bouncedAt: null,
      bounceReason: null,
      bounceReasonText: null,
      metadata: { userAgent: 'Mail/1', ipAddress: '192.0.2.7' },
      initiator: { kind: 'USER', name: 'Ada Berg', uid: known.user, email: 'ada@nordlicht.example' },
    },
  ])
})

test('the history can be filtered by status and date, as the document only promises', async () => {
  const bounced = await api.run(token, HISTORY, { uid, where: { deliveryStatus: { in: ['BOUNCED'] } } })
  const january = await api.run(token, HISTORY, {
    uid,
    where: { sentAt: { gte: '2026-01-01T00:00:00Z', lte: '2026-01-31T23:59:59Z' } },
  })

  expect(bounced.invoice?.outreach.emails.nodes.map((email) => email.uid)).toEqual([known.bounced])
  expect(january.invoice?.outreach.emails.nodes.map((email) => email.uid)).toEqual([known.delivered])
})
