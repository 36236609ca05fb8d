import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from '../importing/ledger.ts'
import { call, document, documentOf, emails, partner, payment } from './stuutDocument.ts'

let ledger: TestLedger
const ledgers: TestLedger[] = []
const open = async () => {
  ledger = await openTestLedger('UTC')
  ledgers.push(ledger)
  await ledger.addMember('mia@duegraph.example')
}
afterAll(() => Promise.all(ledgers.map((each) => each.close())))

/** One document is so many records. */
const RECORDS = 15
/** Of which nothing is told but a name: an agent and a thread. */
const MENTIONS = 2

async function importText(text: string, options: { isDryRun?: boolean } = {}) {
  return ledger.importPath(await ledger.write('invoices.json', text), { format: 'stuut', ...options })
}

describe("a document of Stuut's", () => {
  beforeEach(open)

  it('is stored with everything in it', async () => {
    const result = await importText(JSON.stringify(document))

    expect(result).toEqual({ created: RECORDS, updated: 0, unchanged: 0, rejected: 0, unresolved: 2 })
    expect(ledger.told).toContainEqual(
      'left empty, as nobody here knows it: 2 references, such as user u9, member gone@elsewhere.example',
    )
    const invoice = await ledger.database.invoice.findFirstOrThrow({
      include: {
        assignee: { include: { user: true } },
        targetParty: {
          include: {
            assignee: true,
            tags: { include: { tag: true } },
            apPortals: { include: { account: true } },
            contacts: { include: { address: true, addresses: { orderBy: { city: 'asc' } } } },
            billingAddress: true,
            integrations: { orderBy: { integrationName: 'asc' } },
          },
        },
        billingAddress: true,
        lineItems: true,
        pdf: true,
        integrations: { include: { linkedIntegration: true }, orderBy: { integrationName: 'asc' } },
        payments: { include: { payment: { include: { linkedIntegration: true } } } },
        emails: {
          include: {
            email: {
              include: {
                recipients: { orderBy: { position: 'asc' } },
                sender: true,
                thread: true,
                remoteLinks: true,
                attachments: { include: { attachment: true } },
              },
            },
          },
          orderBy: { email: { createdAt: 'asc' } },
        },
        calls: {
          include: {
            call: {
              include: {
                agent: true,
                workflow: { include: { emailSender: true } },
                classifications: { include: { tasks: { include: { data: true, triggerEvent: true } } } },
              },
            },
          },
        },
      },
    })
    expect(invoice).toMatchObject({
      invoiceNumber: '42',
      type: 'RECEIVABLE',
      total: 1_190n,
      amountDue: 1_190n,
      amountPaid: 500n,
      amountRemaining: 690n,
      assignee: { user: { email: 'mia@duegraph.example' } },
      customFields: { project: 'X' },
      requiresLineItemSync: true,
      lastOutreachChannel: 'CALL',
      createdAt: new Date('2026-01-10T08:00:00Z'),
      targetParty: {
        name: 'Nordwind GmbH',
        accountNumber: '4711',
        isEmailOutreachPaused: true,
        invoicePrefix: 'NW',
        tags: [{ isManual: false, tag: { name: 'Key account' } }],
        apPortals: [
          { provider: 'COUPA', reportFrequency: 'DAILY', account: { availableOperations: ['submit'] } },
        ],
        billingAddress: { city: 'Kiel' },
        contacts: [
          {
            externalRole: 'BILLING_CONTACT',
            internalRole: 'OTHER',
            internalRoleText: 'astronaut',
            address: { city: 'Kiel', phone: '+49 431', isPrimary: true },
            addresses: [{ city: 'Kiel' }, { city: 'Rom' }],
          },
        ],
        integrations: [
          { integrationName: 'books', remoteId: 'cust-1', remotePartnerId: 'cust-0', syncStatus: 'SYNCED' },
          { integrationName: 'test', remoteId: 'p1' },
        ],
      },
      lineItems: [{ name: 'Work', unitPrice: 400n, lineTotal: 1_190n }],
      pdf: { name: '42.pdf', fileType: 'PDF' },
      integrations: [
        {
          integrationName: 'books',
          remoteId: 'inv-1',
          remoteStatus: 'posted',
          remotePaymentStatus: 'OTHER',
          remotePaymentStatusText: 'bouncing',
          remotePartnerId: 'cust-1',
          syncStatus: 'PARTIAL',
          metadata: { book: 1 },
          linkedIntegration: {
            settings: { region: 'eu', api_key: '•••' },
            connectionInfo: { value: '•••' },
            webhookListenerUrl: 'https://hook.example/in',
            healthStatus: 'INCOMPLETE',
            healthMessage: 'Sign in again',
          },
        },
        { integrationName: 'test', remoteId: 'i1', syncStatus: 'SYNCED' },
      ],
      payments: [
        {
          amount: 500n,
          strategy: 'AUTOMATIC',
          isApproved: true,
          approverId: expect.any(String),
          payment: { method: 'ACH', amountAllocated: 500n, linkedIntegration: { name: 'Our books' } },
        },
      ],
      emails: [
        {
          email: {
            status: 'SENT',
            initiatorType: 'USER',
            isBounced: true,
            reason: 'PAYMENT_REMINDER',
            sender: { isOauthConnection: true, userId: expect.any(String) },
            recipients: [
              { address: 'ada@nordwind.example', deliveryStatus: 'SENT' },
              { kind: 'CC', deliveryStatus: 'BOUNCED' },
            ],
            remoteLinks: [{ remoteId: 'gm1', remoteThreadId: 'gt1' }],
            attachments: [{ attachment: { name: '42.pdf', size: 12, sourceUrl: null, userId: null } }],
          },
        },
        {
          email: {
            status: 'RECEIVED',
            statusText: 'unheard_of',
            fromName: 'Ada Adler',
            fromEmail: 'ada@nordwind.example',
            bodyHtml: '<p>On Friday</p>',
            parentEmailId: expect.any(String),
            thread: { subject: 'Invoice 42' },
            createdAt: new Date('2026-02-02T08:00:00Z'),
          },
        },
      ],
      calls: [
        {
          call: {
            status: 'COMPLETED',
            sentiment: 'OTHER',
            sentimentText: 'annoyed',
            recordingUrl: 'https://files.example/rec.mp3',
            agent: { name: 'ag1' },
            callAgentId: 'voice-7',
            providerCallId: 'ret-1',
            workflow: { activeDays: [1, 2, 7], outreachWindowEnd: 1_050 },
            classifications: [
              {
                type: 'PROMISE_TO_PAY',
                confidenceScore: 90,
                tasks: [
                  {
                    label: 'Check on Friday',
                    assigneeId: null,
                    invoiceId: expect.any(String),
                    data: [{ data: 'Thank you' }],
                    triggerEvent: { name: 'call.ended', data: { a: 1 } },
                  },
                ],
              },
            ],
          },
        },
      ],
    })
    const [{ text }] = await ledger.database.$queryRaw<[{ text: string }]>`
      select (select string_agg(l::text, '') from linked_integration l) ||
        (select string_agg(a::text, '') from attachment a) || (select string_agg(c::text, '') from call c) as text`
    expect(text).not.toMatch(/secret-|signature/)
  })

  it('changes nothing the second time, and what was not known is filled once it is', async () => {
    await importText(JSON.stringify(document))
    const again = await importText(JSON.stringify(document))
    expect(again).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: RECORDS - MENTIONS,
      rejected: 0,
      unresolved: 2,
    })

    await ledger.addMember('gone@elsewhere.example')
    const later = await importText(JSON.stringify(document))
    expect(later).toMatchObject({ created: 0, updated: 1, unresolved: 1 })
    expect(await ledger.database.task.findFirstOrThrow()).toMatchObject({ assigneeId: expect.any(String) })
  })

  it('may stand in an array, on several lines, one a line, or alone', async () => {
    const other = documentOf('i2')
    const texts = [
      JSON.stringify([document, other]),
      JSON.stringify([document, other], null, 2),
      `${JSON.stringify(document)}\r\n\n${JSON.stringify(other)}\n`,
      `\uFEFF${JSON.stringify(document, null, 2)}\n${JSON.stringify(other, null, 2)}`,
    ]
    for (const [index, text] of texts.entries()) {
      const result = await importText(text)
      const counts = index === 0 ? { created: RECORDS + 2 } : { created: 0, updated: 0 }
      expect(result).toMatchObject({ ...counts, rejected: 0 })
    }
    expect(await ledger.database.invoice.count()).toBe(2)
  })

  it('shares its calls, emails and payments with others', async () => {
    const other = documentOf('i2')
    await importText(JSON.stringify([document, other]))
    await importText(JSON.stringify([other]))

    const { database } = ledger
    expect(
      await Promise.all([
        database.email.count(),
        database.emailInvoice.count(),
        database.call.count(),
        database.callInvoice.count(),
        database.payment.count(),
        database.invoicePayment.count(),
      ]),
    ).toEqual([2, 4, 1, 2, 1, 2])
    expect(await database.payment.findFirstOrThrow()).toMatchObject({ amountAllocated: 600n })
  })

  it('is counted the same in a dry run, which writes nothing', async () => {
    const text = JSON.stringify([document, documentOf('i2')])
    expect(await importText(text, { isDryRun: true })).toMatchObject({ created: RECORDS + 2, rejected: 0 })
    expect(await ledger.database.invoice.count()).toBe(0)
  })
})

describe('a bad part of a document', () => {
  beforeAll(open)

  const circle = emails.map((email) => ({ ...email, parent_email_id: email.id === 'e1' ? 'e2' : 'e1' }))
  const cases: [what: string, part: object, lost: number, told: string][] = [
    [
      'a call that ends before it starts',
      { calls: [{ ...call, end_time: '2026-01-01T00:00:00Z' }] },
      1,
      '[1].calls[0].end_time must not lie before the beginning',
    ],
    [
      'a transcript of 2 MB',
      { calls: [{ ...call, transcript_str: 'x'.repeat(2_000_000) }] },
      1,
      '[1].calls[0].transcript_str must NOT have more than 1000000',
    ],
    [
      'an email that answers itself',
      { emails: [{ ...emails[1], parent_email_id: 'e1' }] },
      1,
      '[1].emails[0].parent_email_id',
    ],
    ['a circle of answers', { emails: circle }, 2, '[1].emails[1].parent_email_id is an answer'],
    [
      'an address that is none',
      { emails: [{ ...emails[1], cc: ['x y@z'] }] },
      1,
      '[1].emails[0].cc[0] must be an email address',
    ],
    [
      'a task without a label',
      { calls: [{ ...call, classifications: [{ classification: 'x', tasks: [{ type: 'y' }] }] }] },
      1,
      '[1].calls[0].classifications[0].tasks[0].label is required',
    ],
    [
      '1,000 tags',
      {
        partner: {
          ...partner,
          tags: Array.from({ length: 1_000 }, (_, at) => ({
            tag_id: `t${at}`,
            tag: { id: `t${at}`, name: `Tag ${at}` },
          })),
        },
      },
      1,
      '[1].partner.tags must NOT have more than 200 items',
    ],
    [
      'an amount with a fraction',
      { payments: [{ ...payment, amount: 1.5 }] },
      1,
      '[1].payments[0].amount must be integer',
    ],
    ['a sum that is wrong', { subtotal: 1 }, 2, '[1].total_amount must be subtotal - discount + tax'],
    ['a list that is none', { calls: { a: 1 } }, 1, '[1].calls must be array'],
    ['a partner that is none', { partner: 'p1' }, 1, '[1].partner must be a JSON object'],
    ['no object', [], 1, '[1] must be a JSON object'],
  ]
  it.each(cases)(
    '%s is rejected with its place, and nothing else is lost',
    async (what, part, lost, told) => {
      const [before, spoilt, after] = ['before', 'spoilt', 'after'].map((name) =>
        documentOf(`${name}, ${what}`),
      )

      const bad = Array.isArray(part) ? part : { ...spoilt, ...part }
      const result = await importText(JSON.stringify([before, bad, after]))

      expect(result.rejected).toBe(lost)
      expect(ledger.told.join('\n')).toContain(`line 1: ${told}`)
      const stored = await ledger.database.invoice.findMany({ where: { invoiceNumber: { endsWith: what } } })
      const numbers = stored.map(({ invoiceNumber }) => invoiceNumber)
      expect(numbers).toEqual(expect.arrayContaining([`before, ${what}`, `after, ${what}`]))
    },
  )

  it('is told by its line where documents stand on lines', async () => {
    const result = await importText(
      `${JSON.stringify(document)}\n{"id":\n${JSON.stringify({ ...document, id: 'i2', currency: 'XXQ' })}`,
    )
    expect(result).toMatchObject({ rejected: 2 })
    expect(ledger.told).toContainEqual('line 2: is not JSON')
    expect(ledger.told).toContainEqual(
      expect.stringContaining('line 3: currency "XXQ" is not a currency code'),
    )
  })

  it.each([
    ['an array that does not end', '[{"id":"a"}', 'its array does not end'],
    ['a value that does not end', '{\n"id":"a"', 'what begins in line 1 does not end'],
    ['something behind the array', '[] {}', 'something follows its array'],
    ['a text', '"x"', 'holds no JSON object or array'],
    ['nothing', '', 'holds no JSON object or array'],
  ])('%s changes nothing', async (_what, text, reason) => {
    await expect(importText(text)).rejects.toThrow(reason)
  })
})
