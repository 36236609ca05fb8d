import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DirectWork } from '../../../src/graph/mutation/work.ts'
import { findAttachments } from '../../../src/outreach/send/findAttachments.ts'
import { NOW } from '../../api.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { type Routes, returnAddresses, serveRoutes } from '../routes.ts'
import { createSender, type Sender } from '../world.ts'
import { letter, type Written } from './letters.ts'

let testDatabase: TestDatabase
let routes: Routes
let sender: Sender
let party: { id: string }
let invoice: { id: string }
let sent: { id: string; messageId: string; threadId: string }
let address: string
let number = 0

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  routes = await serveRoutes(testDatabase)
})
/** An email about an invoice, sent to a contact of its party, in a conversation. */
beforeEach(async () => {
  const { database } = testDatabase
  sender = await createSender(database)
  const { ledger, organization, organizationId } = sender
  number += 1
  address = `kim${number}@buyer.example`
  party = await ledger.party(organization)
  await ledger.contact(organization, party.id, { email: address.toUpperCase() })
  invoice = await ledger.invoice(organization, { targetPartyId: party.id, invoiceNumber: `RE-${number}-77` })
  const thread = await database.emailThread.create({
    data: { organizationId, partyId: party.id, subject: 'Reminder', subjectKey: 'reminder' },
  })
  const messageId = `sent${number}@firm.example`
  const email = await ledger.email(
    organization,
    { partyId: party.id, threadId: thread.id, messageId, subject: 'Reminder' },
    { invoiceIds: [invoice.id], recipients: [{ address }] },
  )
  sent = { id: email.id, messageId, threadId: thread.id }
})
afterAll(async () => {
  await routes.close()
  await testDatabase.drop()
})

async function post(written: Written | string) {
  const body = typeof written === 'string' ? written : letter({ from: `Kim <${address}>`, ...written })
  const response = await routes.ask('/webhooks/inbound', {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body,
  })
  expect(response.status).toBe(200)
  return response.json()
}

const STORED = { kind: 'LETTER', reports: 0, recorded: 1, ignored: null }
const NOBODYS = { kind: 'LETTER', reports: 0, recorded: 0, ignored: 'UNATTRIBUTED' }

const received = () =>
  testDatabase.database.email.findMany({
    where: { organizationId: sender.organizationId, direction: 'INBOUND' },
    include: {
      invoices: true,
      recipients: true,
      classifications: { include: { tasks: true } },
      attachments: { include: { attachment: true }, orderBy: { position: 'asc' } },
    },
    orderBy: { createdAt: 'asc' },
  })

describe('a letter', () => {
  test('that answers an email becomes one of its conversation, unread, about the same invoices', async () => {
    const told = await post({ inReplyTo: sent.messageId, text: 'Hello,\n\nthank you.\n\n> quoted' })

    const [email] = await received()
    expect(told).toEqual(STORED)
    expect(email).toMatchObject({
      status: 'RECEIVED',
      isUnread: true,
      partyId: party.id,
      threadId: sent.threadId,
      parentEmailId: sent.id,
      fromEmail: address,
      fromName: 'Kim',
      subject: 'Re: Reminder',
      snippet: 'Hello, thank you.',
      sentAt: new Date('2026-03-13T10:00:00Z'),
      invoices: [{ invoiceId: invoice.id }],
      recipients: [{ address: 'ada@firm.example', kind: 'TO', deliveryStatus: 'DELIVERED' }],
      classifications: [],
    })
  })

  test.each([
    ['the references', () => ({ references: `<other@else.example> <${sent.messageId}>` })],
    ['a name that a service gave the mail', () => ({ inReplyTo: `service-${number}@mail.service.example` })],
    ['the return address that was signed here', () => ({ to: 'signed' })],
    ['its subject and who wrote it', () => ({ subject: 'AW: Re: Reminder' })],
  ])('is known by %s', async (_name, write) => {
    const { database } = testDatabase
    const { organizationId } = sender
    const [recipient] = await database.emailRecipient.findMany({
      where: { organizationId, emailId: sent.id },
    })
    const recipientId = recipient?.id ?? ''
    await database.emailRemoteId.create({
      data: { organizationId, emailId: sent.id, recipientId, remoteId: `service-${number}` },
    })
    const written: Written = write()
    const signed = returnAddresses.of(organizationId, recipientId)

    expect(await post({ ...written, ...(written.to ? { to: signed, from: 'x@else.example' } : {}) })).toEqual(
      STORED,
    )

    const [email] = await received()
    expect(email).toMatchObject({ threadId: sent.threadId, invoices: [{ invoiceId: invoice.id }] })
    expect(JSON.stringify(email?.recipients)).not.toContain('bounce+')
  })

  test('of a known address that answers nothing begins a conversation, about the invoices that it names', async () => {
    const { ledger, organization } = sender
    await ledger.invoice(organization, { invoiceNumber: 'RE-OTHER' })
    const told = await post({ subject: 'A question', text: `What is re-${number}-77 for? And RE-OTHER?` })

    const [email] = await received()
    expect(told).toEqual(STORED)
    expect(email?.threadId).not.toBe(sent.threadId)
    expect(email).toMatchObject({
      partyId: party.id,
      parentEmailId: null,
      invoices: [{ invoiceId: invoice.id }],
    })
    expect(
      await testDatabase.database.emailThread.findFirst({ where: { id: email?.threadId ?? '' } }),
    ).toMatchObject({ subject: 'A question', subjectKey: 'a question', partyId: party.id })
  })

  test('that is posted twice, also at the same time, is stored once', async () => {
    const body = letter({ from: address, inReplyTo: sent.messageId })
    const told = await Promise.all([post(body), post(body), post(body)])

    expect(told.map(({ recorded }) => recorded).sort()).toEqual([0, 0, 1])
    expect(await received()).toHaveLength(1)
  })

  test('without a Message-ID is known by its bytes', async () => {
    const body = letter({ from: address, inReplyTo: sent.messageId, messageId: null })
    await post(body)

    expect(await post(body)).toMatchObject({ recorded: 0, ignored: null })
    expect(await received()).toHaveLength(1)
  })

  test('that quotes itself, or two that quote each other, make no circle', async () => {
    const [first, second] = [`a${number}@buyer.example`, `b${number}@buyer.example`]
    await post({ messageId: first, inReplyTo: first, references: `<${first}> <${second}> <${first}>` })
    await post({ messageId: second, inReplyTo: first, references: `<${first}> <${second}>` })

    const [one, other] = await received()
    expect(one?.parentEmailId).toBeNull()
    expect(other?.parentEmailId).toBe(one?.id)
    expect(other?.threadId).toBe(one?.threadId)
  })

  test('of our own that comes back is known', async () => {
    expect(await post({ messageId: sent.messageId, references: `<${sent.messageId}>` })).toMatchObject({
      recorded: 0,
      ignored: null,
    })
    expect(await received()).toEqual([])
  })

  test('that nobody here knows is ignored and counted', async () => {
    const before = await counterOf('inbound.ignored.unattributed')

    expect(await post({ from: 'stranger@else.example', subject: 'Reminder' })).toEqual(NOBODYS)
    expect(await counterOf('inbound.ignored.unattributed')).toBe(before + 1)
  })

  test('of an address that two organizations know belongs to neither, unless it says what it answers', async () => {
    const other = await createSender(testDatabase.database, 'Elsewhere')
    const theirs = await other.ledger.party(other.organization, { email: address })
    expect(theirs).toBeDefined()

    expect(await post({ subject: 'A question' })).toEqual(NOBODYS)
    expect(await post({ subject: 'A question', inReplyTo: sent.messageId })).toEqual(STORED)
    expect(await testDatabase.database.email.count({ where: { organizationId: other.organizationId } })).toBe(
      0,
    )
  })

  test.each([
    ['a newsletter', 'List-Id: <news.buyer.example>'],
    ['one of a program', 'Auto-Submitted: auto-generated'],
    ['one to many', 'Precedence: bulk'],
  ])('is not %s', async (_name, header) => {
    expect(await post({ inReplyTo: sent.messageId, headers: [header] })).toMatchObject({ recorded: 0 })
    expect(await received()).toEqual([])
  })
})

describe('the files of a letter', () => {
  test('are kept with their content, also those that are not what they say', async () => {
    const parts = [
      'Content-Type: application/pdf; name="../proof.pdf"\r\nContent-Disposition: attachment; filename="../proof.pdf"\r\n\r\n%PDF-1.7',
      'Content-Type: image/png\r\nContent-ID: <logo@buyer>\r\nContent-Disposition: inline\r\n\r\n<script>',
    ]
    await post({ inReplyTo: sent.messageId, parts })

    const [email] = await received()
    expect(email?.attachments.map(({ attachment }) => attachment)).toMatchObject([
      { name: '.._proof.pdf', mimeType: 'application/pdf', fileType: 'PDF', isVerified: true },
      {
        name: 'file-2',
        purpose: 'received',
        isVerified: false,
        disposition: 'inline',
        contentId: 'logo@buyer',
      },
    ])
    expect(Buffer.from(email?.attachments[0]?.attachment.content ?? []).toString()).toContain('%PDF-1.7')
    // Whoever wrote the mail chose the name: under it nothing is sent on.
    const { organizationId } = sender
    const find = testDatabase.database.transact((run) =>
      findAttachments({ run, organizationId } as DirectWork, ['.._proof.pdf']),
    )
    await expect(find).rejects.toThrow('There is no file named')
  })

  test('a text with NUL, and one without end, are kept as far as they can be', async () => {
    await post({ inReplyTo: sent.messageId, text: `a\0b${'x'.repeat(200_000)}` })

    const [email] = await received()
    expect(email?.bodyText).toMatch(/^abx/)
    expect(email?.bodyText?.length).toBeLessThanOrEqual(100_000)
  })
})

describe('what a letter looks like', () => {
  test('opens a task for who is in charge, with the rule that decided', async () => {
    const { ledger, organization } = sender
    const member = await ledger.user([organization])
    await testDatabase.database.invoice.updateMany({
      where: { id: invoice.id },
      data: { assigneeId: member.id },
    })
    await post({ inReplyTo: sent.messageId, text: 'Wir werden die Rechnung am Freitag bezahlen.' })

    const [email] = await received()
    expect(email?.classifications).toMatchObject([
      {
        type: 'PROMISE_TO_PAY',
        language: 'de',
        reason: 'It says that it will be paid: "Wir werden die Rechnung am Freitag bezahlen."',
        isActionRequired: true,
        tasks: [
          {
            type: 'promise_to_pay',
            status: 'OPEN',
            label: 'Record the promise to pay: Re: Reminder',
            partyId: party.id,
            invoiceId: invoice.id,
            emailId: email?.id,
            assigneeId: member.id,
            createdById: null,
          },
        ],
      },
    ])
    expect(email?.createdAt).toEqual(NOW)
  })
})

const counterOf = async (name: string) =>
  Number((await testDatabase.database.counter.findUnique({ where: { name } }))?.value ?? 0)
