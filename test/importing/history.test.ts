import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as records from './historyRecords.ts'
import { openTestLedger, type TestLedger } from './ledger.ts'

const { call, connection, email, everything, invoice, member, party, payment, tag, task } = records

let ledger: TestLedger
const ledgers: TestLedger[] = []
const open = async () => {
  ledger = await openTestLedger('UTC')
  ledgers.push(ledger)
  await ledger.addMember(member)
  expect(await ledger.importRecords(everything)).toEqual(count(everything.length, 0, 0))
}
afterAll(() => Promise.all(ledgers.map((each) => each.close())))

const count = (created: number, updated: number, unchanged: number, rejected = 0) => ({
  created,
  updated,
  unchanged,
  rejected,
})
const linksOf = async (
  entityType: 'LINE_ITEM' | 'TASK' | 'PARTY' | 'CONTACT' | 'ADDRESS' | 'CLASSIFICATION',
) => {
  const links = await ledger.database.integrationLink.findMany({
    where: { entityType },
    orderBy: [{ integrationName: 'asc' }, { remoteId: 'asc' }],
  })
  return links.map(({ integrationName, remoteId }) => `${integrationName} ${remoteId}`)
}

describe('an import of a whole history', () => {
  beforeEach(open)

  it('stores every type of record with its parts', async () => {
    const stored = await ledger.database.party.findFirstOrThrow({
      include: {
        tags: { include: { tag: true } },
        apPortals: { include: { account: true } },
        contacts: { include: { address: true, addresses: { orderBy: { city: 'asc' } } } },
        billingAddress: true,
        integrations: { include: { linkedIntegration: true }, orderBy: { integrationName: 'asc' } },
      },
    })
    expect(stored).toMatchObject({
      createdAt: new Date('2025-01-02T03:04:05Z'),
      tags: [
        { isManual: false, tag: { name: 'Slow payer', nameKey: 'slow payer', ruleCondition: { late: 3 } } },
      ],
      apPortals: [
        {
          provider: 'COUPA',
          reportFrequency: 'OTHER',
          reportFrequencyText: 'hourly',
          account: { provider: 'OTHER', providerText: 'jaggaer' },
        },
      ],
      billingAddress: { city: 'Berlin', coordinates: { lat: 52 } },
      contacts: [
        {
          externalRole: 'BILLING_CONTACT',
          externalRoleText: null,
          internalRole: 'OTHER',
          internalRoleText: 'wizard',
          address: { city: 'Bonn', phone: '+49 1', isPrimary: true },
          addresses: [{ city: 'Bonn' }, { city: 'Köln' }],
        },
      ],
      integrations: [
        {
          integrationName: 'books',
          remoteId: 'cust-7',
          remotePartnerId: 'cust-1',
          syncStatus: 'OTHER',
          syncStatusText: 'half way',
          metadata: { page: 1 },
          linkedIntegration: { name: 'Our books' },
        },
        { integrationName: 'test', remoteId: 'P1', metadata: null, linkedIntegrationId: null },
      ],
    })
    expect(
      await ledger.database.call.findFirstOrThrow({
        include: {
          invoices: true,
          agent: true,
          workflow: { include: { emailSender: true } },
          classifications: { include: { tasks: { include: { data: true, triggerEvent: true } } } },
        },
      }),
    ).toMatchObject({
      status: 'COMPLETED',
      sentiment: 'OTHER',
      sentimentText: 'furious',
      timelineAt: new Date('2026-02-03T08:00:00Z'),
      agent: { name: 'Robo' },
      workflow: {
        activeDays: [1, 5],
        outreachWindowStart: 570,
        emailSender: { email: 'dunning@own.example' },
      },
      invoices: [{}],
      classifications: [
        {
          type: 'PAYMENT_INQUIRY',
          tasks: [
            {
              label: 'Send the amount',
              invoiceId: expect.any(String),
              data: [{ data: { text: 'It is 10.00' } }],
              triggerEvent: { name: 'call.ended' },
            },
          ],
        },
      ],
    })
    expect(
      await ledger.database.email.findFirstOrThrow({
        where: { direction: 'INBOUND' },
        include: {
          parentEmail: {
            include: { remoteLinks: true, sender: true, attachments: { include: { attachment: true } } },
          },
          thread: true,
          classifications: true,
        },
      }),
    ).toMatchObject({
      isUnread: true,
      thread: { subjectKey: 'invoice 42' },
      classifications: [{ type: 'PROMISE_TO_PAY', confidenceScore: 80, uncertainties: ['which day'] }],
      parentEmail: {
        reason: 'OTHER',
        reasonText: 'nudge',
        customHeaders: { 'X-A': 'b' },
        remoteLinks: [{ remoteId: 'msg-1', senderId: expect.any(String) }],
        attachments: [{ attachment: { fileType: 'AUDIO', sourceUrl: 'https://files.example/2' } }],
      },
    })
    expect(
      await ledger.database.payment.findFirstOrThrow({
        include: { allocations: { orderBy: { amount: 'asc' } } },
      }),
    ).toMatchObject({
      method: 'OTHER',
      methodText: 'pigeon',
      amountAllocated: 550n,
      allocations: [
        { amount: 50n },
        { amount: 100n, strategy: 'MANUAL' },
        { amount: 500n, strategy: 'AUTOMATIC' },
      ],
    })
    expect(
      await ledger.database.invoice.findFirstOrThrow({ include: { pdf: true, tasks: true } }),
    ).toMatchObject({
      requiresLineItemSync: true,
      lastOutreachChannel: 'CALL',
      lastOutreachTo: '+49 1',
      pdf: { name: '42.pdf', size: 8, content: new Uint8Array(Buffer.from('%PDF-1.7')) },
      tasks: expect.arrayContaining([expect.objectContaining({ label: 'Look' })]),
    })
    expect(await linksOf('LINE_ITEM')).toEqual(['books l-1', 'test 1', 'test 2'])
    expect(await linksOf('ADDRESS')).toEqual(['books addr-1', 'test 11', 'test 12', 'test 13'])
    expect(await linksOf('TASK')).toEqual(['test TA1', 'test TA2'])
  })

  it('changes nothing the second time', async () => {
    const before = await ledger.database.integrationLink.findMany({ orderBy: { id: 'asc' } })
    expect(await ledger.importRecords(everything)).toEqual(count(0, 0, everything.length))
    expect(await ledger.database.integrationLink.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })

  it('keeps no secret of a connection', async () => {
    const stored = await ledger.database.linkedIntegration.findFirstOrThrow({
      include: {
        integration: true,
        models: { include: { lastSync: { include: { run: true } } }, orderBy: { name: 'asc' } },
      },
    })
    expect(stored).toMatchObject({
      healthStatus: 'OTHER',
      healthStatusText: 'limping',
      settings: { region: 'eu', apiKey: '•••', nested: [{ client_secret: '•••', page: 2 }] },
      connectionInfo: { access_token: '•••', tenant: 'acme', url: 'https://books.example/api' },
      webhookListenerUrl: 'https://books.example/hook',
      integration: { settings: [{ key: 'api_key', label: 'Key' }] },
      models: [
        { name: 'invoices', lastSync: { run: { status: 'COMPLETED', output: { rows: 3, token: '•••' } } } },
        { name: 'payments', lastSync: null },
      ],
    })
    const [{ text }] = await ledger.database.$queryRaw<[{ text: string }]>`
      select string_agg(l::text, '') || string_agg(r::text, '') as text from linked_integration l, sync_run r`
    expect(text).not.toMatch(/k-1|s-1|t-[123]|pw/)
  })

  it('removes what is no longer part of its record, and nothing else', async () => {
    const { id: partyId } = await ledger.database.party.findFirstOrThrow()
    const own = await ledger.database.tag.create({
      data: { organizationId: ledger.organizationId, name: 'Own', nameKey: 'own' },
    })
    await ledger.database.partyTag.create({
      data: { organizationId: ledger.organizationId, partyId, tagId: own.id },
    })
    const { contacts: _, tags: __, apPortals: ___, ...bare } = party

    const result = await ledger.importRecords([
      bare,
      { ...invoice, pdf: null, lineItems: [invoice.lineItems[1]] },
      { ...connection, models: [connection.models[1]] },
      { ...email, remoteLinks: [], attachments: [] },
      { ...call, classifications: [] },
      { ...payment, allocations: [payment.allocations[0]] },
    ])

    expect(result).toEqual(count(0, 6, 0))
    expect(await ledger.database.partyTag.findMany({ include: { tag: true } })).toMatchObject([
      { tag: { name: 'Own' } },
    ])
    expect(await linksOf('LINE_ITEM')).toEqual(['test 2'])
    expect(await linksOf('CONTACT')).toEqual([])
    expect(await linksOf('ADDRESS')).toEqual(['books addr-1', 'test 11'])
    expect(await linksOf('TASK')).toEqual(['test TA2'])
    const { database } = ledger
    expect(
      await Promise.all([
        database.contact.count(),
        database.apPortal.count(),
        database.attachment.count(),
        database.linkedModel.count(),
        database.sync.count(),
        database.syncRun.count(),
        database.emailRemoteLink.count(),
        database.task.count(),
        database.taskData.count(),
        database.invoicePayment.count(),
      ]),
    ).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0, 2])
    expect(await database.payment.findFirstOrThrow()).toMatchObject({ amountAllocated: 550n })
  })

  it('leaves a payment that tells no allocations those it has', async () => {
    const { allocations: _, ...bare } = payment
    expect(await ledger.importRecords([{ ...bare, amount: 800 }])).toEqual(count(0, 1, 0))
    expect(await ledger.database.invoicePayment.count()).toBe(3)
  })

  it('leaves a task closed that somebody here has closed', async () => {
    const { organizationId, database } = ledger
    const { userId } = await database.organizationMembership.findFirstOrThrow()
    await database.task.updateMany({ data: { status: 'DISMISSED', completedById: userId } })

    await ledger.importRecords([
      { ...call, classifications: [] },
      { ...task, label: 'Look again' },
    ])

    const tasks = await database.task.findMany({ where: { organizationId }, orderBy: { label: 'asc' } })
    expect(tasks).toMatchObject([
      { label: 'Look again', status: 'DISMISSED' },
      { label: 'Send the amount', status: 'DISMISSED', classificationId: null },
    ])
  })

  it('takes a task by itself and within a call as the same one', async () => {
    const byItself = { ...task, externalId: 'TA1', label: 'Send it now', invoiceExternalId: undefined }
    expect(await ledger.importRecords([byItself])).toEqual(count(0, 1, 0))
    expect(await ledger.database.task.findMany({ where: { label: 'Send it now' } })).toMatchObject([
      { callId: expect.any(String), classificationId: expect.any(String), invoiceId: expect.any(String) },
    ])
    expect(await ledger.database.task.count()).toBe(2)
  })

  it('takes over a tag, an integration and an agent by their names', async () => {
    const result = await ledger.importRecords(
      [
        { ...tag, externalId: 'X', name: 'SLOW payer' },
        { ...records.integration, externalId: 'Y' },
        { ...records.agent, externalId: 'Z' },
      ],
      { source: 'other' },
    )
    expect(result).toEqual(count(0, 3, 0))
    expect(await ledger.database.tag.findMany()).toMatchObject([{ name: 'SLOW payer' }])
    expect(await ledger.database.agent.count()).toBe(1)
  })
})

describe('a bad record of a history', () => {
  beforeAll(open)

  const big = 'x'.repeat(2_000_000)
  const cases: [what: string, record: object, field: string, reason: string][] = [
    ['a transcript of 2 MB', { ...call, transcriptText: big }, 'transcriptText', '1000000 characters'],
    ['one in JSON', { ...call, transcript: [big] }, 'transcript', 'more than 1000000 characters as JSON'],
    [
      'a call that ends before it starts',
      { ...call, endedAt: '2026-02-03' },
      'endedAt',
      'before the beginning',
    ],
    [
      'an email that answers itself',
      { ...email, parentExternalId: 'E1' },
      'parentExternalId',
      'the email itself',
    ],
    [
      'a circle of answers',
      { ...email, parentExternalId: 'E2' },
      'parentExternalId',
      'must not be an answer to this',
    ],
    [
      'a file that lies about itself',
      { ...email, attachments: [{ name: 'a.pdf', mimeType: 'application/pdf', content: btoa('MZ\x90') }] },
      'attachments[0].mimeType',
      'the content is application/x-msdownload',
    ],
    [
      'a file of another kind',
      { ...invoice, pdf: { name: 'a', fileType: 'pdf', content: btoa('GIF89a') } },
      'pdf.fileType',
      'the content is image/gif',
    ],
    [
      '1,000 tags',
      { ...party, tags: Array.from({ length: 1_000 }, (_, at) => ({ tagExternalId: `T${at}` })) },
      'tags',
      'more than 200 items',
    ],
    ['an unknown tag', { ...party, tags: [{ tagExternalId: 'T9' }] }, 'tags[0].tagExternalId', 'no tag "T9"'],
    ['an unknown workflow', { ...call, workflowExternalId: 'W9' }, 'workflowExternalId', 'no workflow "W9"'],
    [
      'an unknown invoice',
      { ...payment, allocations: [{ invoiceExternalId: 'I9', amount: 1 }] },
      'allocations[0].invoiceExternalId',
      'no invoice "I9"',
    ],
    [
      'a stranger',
      { ...task, assigneeEmail: 'x@y.example' },
      'assigneeEmail',
      'nobody with the email address',
    ],
    ['a day that is none', { ...records.workflow, activeDays: [8] }, 'activeDays[0]', 'must be <= 7'],
    [
      'a time that no clock shows',
      { ...records.workflow, outreachWindowStart: '25:00' },
      'outreachWindowStart',
      'no clock',
    ],
  ]
  it.each(cases)('%s is rejected', async (what, record, field, reason) => {
    const good = { type: 'tag', externalId: what, name: what }

    const result = await ledger.importRecords([record, good])

    expect(result).toEqual(count(1, 0, 0, 1))
    expect(ledger.told).toContainEqual(expect.stringContaining(`line 1: ${field} `))
    expect(ledger.told.join('\n')).toContain(reason)
  })

  it('cannot take a name from another', async () => {
    const result = await ledger.importRecords([
      { ...tag, externalId: 'T2', name: 'Free' },
      { ...tag, externalId: 'T2', name: 'slow PAYER' },
    ])
    expect(result).toEqual(count(1, 0, 0, 1))
    expect(ledger.told).toContainEqual('line 2: name is that of another tag already')
  })

  it('takes a circle within one file apart', async () => {
    const mail = (externalId: string, parentExternalId: string | null) => ({
      ...email,
      externalId,
      parentExternalId,
      remoteLinks: [],
      attachments: [],
    })
    const result = await ledger.importRecords([
      mail('X', null),
      mail('Y', 'X'),
      mail('Z', 'Y'),
      mail('X', 'Z'),
    ])
    expect(result).toEqual(count(3, 0, 0, 1))
  })
})
