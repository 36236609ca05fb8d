import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
let userId: string
beforeAll(async () => {
  ledger = await openTestLedger()
  userId = await ledger.addMember('mia@duegraph.example')
})
afterAll(() => ledger.close())

const party = {
  type: 'party',
  externalId: 'P',
  name: 'Acme',
  contacts: [{ name: 'Ada', email: 'ada@acme.example' }],
}
const invoices = ['1', '2'].map((externalId) => ({
  type: 'invoice',
  externalId,
  currency: 'EUR',
  total: 100,
}))
const first = {
  type: 'email',
  externalId: 'first',
  status: 'SENT',
  subject: 'Reminder',
  sentAt: '2026-02-01T09:00:00Z',
  initiator: { kind: 'AGENT', name: 'Dunning robot' },
  partyExternalId: 'P',
  invoiceExternalIds: ['1', '2'],
  replyTo: ['billing@duegraph.example'],
  recipients: [
    { address: 'ada@acme.example', deliveryStatus: 'OPENED', firstOpenedAt: '2026-02-01T10:00:00Z' },
    {
      kind: 'CC',
      address: 'old@acme.example',
      deliveryStatus: 'BOUNCED',
      bouncedAt: '2026-02-01T09:01:00Z',
      bounceReasonText: 'Mailbox full',
    },
  ],
  bounceCallout: { detectedAt: '2026-02-01T09:02:00Z', recipientEmails: ['old@acme.example'] },
  attachments: [{ name: 'invoice.pdf', mimeType: 'application/pdf', size: 1_000 }],
}
const second = {
  ...first,
  externalId: 'second',
  sentAt: '2026-02-08T09:00:00Z',
  initiator: { kind: 'USER', email: 'MIA@duegraph.example' },
  invoiceExternalIds: ['1'],
  recipients: [{ address: 'cfo@acme.example' }],
  bounceCallout: null,
}

const lastOutreach = () =>
  ledger.database.invoice.findMany({
    orderBy: { id: 'asc' },
    select: { lastOutreachAt: true, lastOutreachChannel: true, lastOutreachTo: true },
  })

describe('an imported email', () => {
  it('has its recipients, delivery and invoices', async () => {
    const result = await ledger.importRecords([party, ...invoices, first])

    expect(result).toEqual({ created: 4, updated: 0, unchanged: 0, rejected: 0 })
    const [email] = await ledger.database.email.findMany({
      include: {
        recipients: { orderBy: { position: 'asc' }, include: { contact: true } },
        initiatorAgent: true,
        bounceCallout: true,
        attachments: { include: { attachment: true } },
        invoices: true,
      },
    })
    expect(email).toMatchObject({
      deliveryStatus: 'BOUNCED',
      isBounced: true,
      openedAt: new Date('2026-02-01T10:00:00Z'),
      bounceReason: 'MAILBOX_FULL',
      timelineAt: new Date(first.sentAt),
      createdAt: new Date(first.sentAt),
      replyTo: ['billing@duegraph.example'],
      initiatorType: 'AGENT',
      initiatorAgent: { name: 'Dunning robot' },
      recipients: [
        { kind: 'TO', contact: { name: 'Ada' } },
        { kind: 'CC', contact: null },
      ],
      bounceCallout: { source: 'UNKNOWN', recipientEmails: ['old@acme.example'] },
      attachments: [{ attachment: { name: 'invoice.pdf', size: 1_000 } }],
    })
    expect(email?.invoices).toHaveLength(2)
  })

  it('is the last outreach of its invoices until a later one', async () => {
    await ledger.importRecords([second])

    expect(await lastOutreach()).toEqual([
      {
        lastOutreachAt: new Date(second.sentAt),
        lastOutreachChannel: 'EMAIL',
        lastOutreachTo: 'cfo@acme.example',
      },
      {
        lastOutreachAt: new Date(first.sentAt),
        lastOutreachChannel: 'EMAIL',
        lastOutreachTo: 'ada@acme.example',
      },
    ])
    const { initiatorUserId } = await ledger.database.email.findFirstOrThrow({
      where: { sentAt: second.sentAt },
    })
    expect(initiatorUserId).toBe(userId)
  })

  it('is replaced with all its parts', async () => {
    const changed = {
      ...first,
      recipients: [],
      bounceCallout: null,
      attachments: [],
      invoiceExternalIds: ['1'],
    }

    const result = await ledger.importRecords([party, ...invoices, changed, second])

    expect(result).toEqual({ created: 0, updated: 1, unchanged: 4, rejected: 0 })
    expect(await ledger.database.emailRecipient.count()).toBe(1)
    expect(await ledger.database.bounceCallout.count()).toBe(0)
    expect(await ledger.database.attachment.count()).toBe(1)
    expect((await lastOutreach())[1]).toEqual({
      lastOutreachAt: null,
      lastOutreachChannel: null,
      lastOutreachTo: null,
    })
  })

  it('keeps recipients that delivery events point at', async () => {
    const { organizationId } = ledger
    const recipient = await ledger.database.emailRecipient.findFirstOrThrow()
    const event = {
      organizationId,
      emailId: recipient.emailId,
      recipientId: recipient.id,
      occurredAt: new Date(),
    }
    await ledger.database.emailEvent.create({ data: { ...event, type: 'OPENED' } })

    await ledger.importRecords([{ ...second, recipients: [{ address: 'CFO@acme.example', name: 'Chief' }] }])
    expect(await ledger.database.emailRecipient.findMany()).toMatchObject([
      { id: recipient.id, name: 'Chief' },
    ])

    await ledger.importRecords([{ ...second, recipients: [{ address: 'new@acme.example' }] }])
    expect(await ledger.database.emailEvent.findMany()).toMatchObject([{ recipientId: null }])
  })
})
