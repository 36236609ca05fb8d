import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Handover } from '../../../src/mail/transport.ts'
import { NOW } from '../../api.ts'
import { answering, busy, unknownUser } from './mailServer.ts'
import { askToSend, type Office, openOffice, queueIn } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const queued = (input: Record<string, unknown> = {}) => queueIn(office, input)
const row = (id: string) => office.row(id)

describe('a queued email', () => {
  test('is handed over once, and says so', async () => {
    const { uid } = await queued()

    expect(await office.work(uid)).toBe('DONE')
    expect(await office.work(uid)).toBe('DONE')

    expect(await office.sent()).toHaveLength(1)
    const email = await row(uid)
    expect(email).toMatchObject({ status: 'SENT', deliveryStatus: 'SENT', sentAt: NOW, errorMessage: null })
    expect(email.events.map(({ type }) => type).sort()).toEqual(['QUEUED', 'SENT'])
    const invoice = await office.api.database.invoice.findFirstOrThrow({ where: { id: office.invoice.id } })
    expect(invoice).toMatchObject({
      lastOutreachAt: NOW,
      lastOutreachChannel: 'EMAIL',
      lastOutreachTo: 'rosa@acme.example',
    })
  })

  test('goes to each recipient as a copy of its own, with one Message-ID and no word of blind copies', async () => {
    const { uid } = await queued({
      to: [{ address: 'rosa@acme.example' }, { address: 'Rosa@Acme.Example' }],
      cc: [{ address: 'boss@acme.example', name: 'The Boss' }],
      bcc: [{ address: 'audit@nordlicht.example' }],
    })
    await office.work(uid)

    const mails = await office.sent()
    const header = (mail: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(mail)?.[1]?.trim()
    expect(mails.map((mail) => header(mail, 'Delivered-To')).sort()).toEqual([
      'audit@nordlicht.example',
      'boss@acme.example',
      'rosa@acme.example',
    ])
    expect(new Set(mails.map((mail) => header(mail, 'Message-ID'))).size).toBe(1)
    expect(new Set(mails.map((mail) => header(mail, 'Return-Path'))).size).toBe(3)
    expect(mails.every((mail) => header(mail, 'To') === 'rosa@acme.example')).toBe(true)
    expect(mails.filter((mail) => /^(to|cc|bcc):.*audit@/im.test(mail))).toEqual([])
  })

  test('never goes to a suppressed address', async () => {
    const { organization, api } = office
    await api.database.suppression.create({
      data: {
        organizationId: organization.id,
        address: 'Boss@acme.example',
        addressKey: 'boss@acme.example',
        reason: 'COMPLAINT',
        createdAt: NOW,
      },
    })
    const known = await queued({
      to: [{ address: 'rosa@acme.example' }],
      cc: [{ address: 'boss@ACME.example' }],
    })
    expect(known.recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['QUEUED', 'SUPPRESSED'])
    const later = await queued({
      to: [{ address: 'rosa@acme.example' }],
      cc: [{ address: 'late@acme.example' }],
    })
    await api.database.suppression.create({
      data: {
        organizationId: organization.id,
        address: 'late@acme.example',
        addressKey: 'late@acme.example',
        reason: 'MANUAL',
        createdAt: NOW,
      },
    })

    const transport = answering({})
    await office.work(known.uid, { transport })
    await office.work(later.uid, { transport })

    expect(transport.addresses()).toEqual(['rosa@acme.example', 'rosa@acme.example'])
    expect((await row(later.uid)).recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual([
      'SENT',
      'SUPPRESSED',
    ])
  })

  test('is refused to mail about, and told why, when its only address is suppressed', async () => {
    const { organization, api } = office
    const address = 'rosa@acme.example'
    await api.database.suppression.create({
      data: {
        organizationId: organization.id,
        address,
        addressKey: address,
        reason: 'HARD_BOUNCE',
        createdAt: NOW,
      },
    })

    const { email, userErrors } = await askToSend(office)

    expect(email).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'OUTREACH_BLOCKED' }])
    expect(userErrors[0]?.message).toContain(address)
  })
})

describe('a mail server that answers', () => {
  test('5xx to one recipient makes that one bounce, at once and for good', async () => {
    const { uid } = await queued({
      to: [{ address: 'gone@acme.example' }, { address: 'rosa@acme.example' }],
    })
    const transport = answering({ 'gone@acme.example': unknownUser })

    expect(await office.work(uid, { transport })).toBe('DONE')
    expect(await office.work(uid, { transport })).toBe('DONE')

    expect(transport.copies).toHaveLength(2)
    const email = await row(uid)
    expect(email.recipients[0]).toMatchObject({
      deliveryStatus: 'BOUNCED',
      bounceType: 'HARD',
      bounceReason: 'MAILBOX_DOES_NOT_EXIST',
      diagnosticCode: '550 5.1.1 User unknown',
    })
    expect(email.recipients[1]).toMatchObject({ deliveryStatus: 'SENT', bounceType: null })
    expect(email).toMatchObject({ status: 'SENT', deliveryStatus: 'BOUNCED', isBounced: true })
    expect(email.bounceCallout).toMatchObject({
      source: 'SMTP_REPLY',
      recipientEmails: ['gone@acme.example'],
    })
    const suppression = await office.api.database.suppression.findFirstOrThrow()
    expect(suppression).toMatchObject({ addressKey: 'gone@acme.example', reason: 'HARD_BOUNCE' })
  })

  test('4xx is asked again later, for the copies that are still open only, with the same Message-ID', async () => {
    const { uid } = await queued({ to: [{ address: 'rosa@acme.example' }, { address: 'slow@acme.example' }] })
    const first = answering({ 'slow@acme.example': busy })

    expect(await office.work(uid, { transport: first })).toBe('RETRY')
    expect(await row(uid)).toMatchObject({ status: 'QUEUED', errorMessage: '421 Try again later' })
    expect(await office.work(uid, { transport: first })).toBe('RETRY')
    const second = answering({})
    expect(await office.work(uid, { transport: second })).toBe('DONE')

    expect(first.copies).toHaveLength(3)
    expect(second.copies).toHaveLength(1)
    expect(second.copies[0]?.message.messageId).toBe(first.copies[0]?.message.messageId)
    const email = await row(uid)
    expect(email).toMatchObject({ status: 'SENT', errorMessage: null })
    expect(email.events.filter(({ type }) => type === 'DEFERRED')).toHaveLength(1)
  })

  test('4xx for ever ends as FAILED, with the last answer', async () => {
    const { uid } = await queued()
    const transport = answering({ 'rosa@acme.example': busy })

    expect(await office.work(uid, { transport, isLastTry: true })).toBe('DONE')

    expect(await row(uid)).toMatchObject({
      status: 'FAILED',
      deliveryStatus: 'FAILED',
      errorMessage: '421 Try again later',
    })
  })

  test('5xx to the message fails it without calling the address wrong', async () => {
    const { uid } = await queued()
    const refused: Handover = { outcome: 'REFUSED', isRecipient: false, code: 554, response: '554 No thanks' }

    await office.work(uid, { transport: answering({ 'rosa@acme.example': refused }) })

    expect(await row(uid)).toMatchObject({ status: 'FAILED', deliveryStatus: 'FAILED', isBounced: false })
    expect(await office.api.database.suppression.count()).toBe(0)
  })
})

describe('what changed between queue and mail server', () => {
  test('a dispute calls the email off, and it says why', async () => {
    const { uid } = await queued({ plannedSendAt: '2026-03-20T09:00:00Z' })
    await office.api.database.invoice.updateMany({
      where: { id: office.invoice.id },
      data: { isInDispute: true, standing: 'DISPUTED' },
    })
    office.clock.now = new Date('2026-03-20T09:00:01Z')

    expect(await office.work(uid)).toBe('DONE')

    expect(await office.sent()).toEqual([])
    const email = await row(uid)
    expect(email.status).toBe('CANCELLED')
    expect(email.errorMessage).toMatch(/dispute/i)
  })

  test('a closed window postpones it to the next opening', async () => {
    const { api, organization } = office
    const { uid } = await queued()
    await api.database.organization.update({
      where: { id: organization.id },
      data: { outreachWindowStart: 9 * 60, outreachWindowEnd: 10 * 60, outreachWeekdays: [1, 2, 3, 4, 5] },
    })

    // Friday noon in Berlin: the next opening is Monday at nine.
    expect(await office.work(uid)).toBe('DONE')
    expect(await row(uid)).toMatchObject({
      status: 'SCHEDULED',
      plannedSendAt: new Date('2026-03-16T08:00:00Z'),
    })

    office.clock.now = new Date('2026-03-16T08:00:01Z')
    expect(await office.work(uid)).toBe('DONE')
    expect(await row(uid)).toMatchObject({ status: 'SENT' })
  })
})

const CANCEL = `mutation ($input: EmailCancelInput!) { emailCancel(input: $input) {
  email { status deliveryStatus errorMessage } userErrors { code } } }`

test('emailCancel calls off what waits, and nothing that was sent', async () => {
  const { api, token } = office
  const waiting = await queued()
  const sent = await queued()
  await office.work(sent.uid)

  expect((await api.ask(token, CANCEL, { input: { emailId: waiting.id } })).data).toEqual({
    emailCancel: { email: { status: 'CANCELLED', deliveryStatus: null, errorMessage: null }, userErrors: [] },
  })
  expect((await api.ask(token, CANCEL, { input: { emailId: sent.id } })).data).toMatchObject({
    emailCancel: { email: null, userErrors: [{ code: 'IMMUTABLE_STATE' }] },
  })
  await office.work(waiting.uid)
  expect(await office.sent()).toHaveLength(1)
})

const SCHEDULE = `mutation ($input: EmailScheduleInput!) { emailSchedule(input: $input) {
  email { uid status plannedSendAt timelineAt } userErrors { code field message } } }`

describe('emailSchedule', () => {
  const schedule = async (plannedSendAt: string) => {
    const { data } = await office.api.ask<{ emailSchedule: { email: { uid: string } | null } }>(
      office.token,
      SCHEDULE,
      {
        input: {
          invoiceIds: [office.invoiceId],
          subject: 'Reminder',
          bodyText: 'Please pay.',
          plannedSendAt,
        },
      },
    )
    return data?.emailSchedule
  }
  const planned = '2026-03-20T09:00:00.000Z'

  test('plans an email that waits for its time, and is sent then', async () => {
    const answer = await schedule(planned)
    expect(answer).toMatchObject({
      email: { status: 'SCHEDULED', plannedSendAt: planned, timelineAt: planned },
      userErrors: [],
    })
    const uid = answer?.email?.uid ?? ''
    expect(await office.jobs(uid)).toMatchObject([{ startAfter: new Date(planned) }])

    expect(await office.work(uid)).toBe('DONE')
    expect(await row(uid)).toMatchObject({ status: 'SCHEDULED' })
    office.clock.now = new Date(planned)
    expect(await office.work(uid)).toBe('DONE')
    expect(await row(uid)).toMatchObject({ status: 'SENT', sentAt: new Date(planned) })
  })

  test.each([
    ['has passed', '2026-03-13T08:00:00Z'],
    ['is over a year away', '2027-03-20T09:00:00Z'],
    ['is a day without a time', '2026-03-20'],
  ])('refuses a time that %s, and queues nothing', async (_name, plannedSendAt) => {
    expect(await schedule(plannedSendAt)).toMatchObject({
      email: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'plannedSendAt'] }],
    })
    expect(await office.api.database.email.count()).toBe(0)
  })
})

describe('tracking', () => {
  const html = '<p>Pay <a href="https://pay.example/i/1">here</a>.</p>'

  test('leads links through tokens, and only to addresses that were in the letter', async () => {
    const { uid } = await queued({ bodyHtml: html, bodyText: 'Pay: https://pay.example/i/1' })
    await office.work(uid)

    const [mail = ''] = await office.sent()
    const unfolded = mail.replaceAll('=\r\n', '')
    expect(unfolded).not.toContain('https://pay.example')
    expect(unfolded).toMatch(/https:\/\/duegraph\.example\/t\/c\/[\w-]{86}/)
    expect(unfolded).toMatch(/https:\/\/duegraph\.example\/t\/o\/[\w-]{86}\.gif/)
    const links = await office.api.database.emailLink.findMany({ where: { emailId: uid } })
    expect(links.map(({ url }) => url)).toEqual(['https://pay.example/i/1'])
  })

  test('leaves the message as it was written when it is off', async () => {
    const { uid } = await queued({
      bodyHtml: html,
      bodyText: 'Pay: https://pay.example/i/1',
      trackingEnabled: false,
    })
    await office.work(uid)

    const [mail = ''] = await office.sent()
    const unfolded = mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    expect(unfolded).toContain(html)
    expect(unfolded).not.toContain('/t/')
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  })
})

const ADD = `mutation ($input: AttachmentAddInput!) { attachmentAdd(input: $input) {
  attachment { name size } userErrors { code field } } }`

test('a file that was added is attached by its name, the newest of that name', async () => {
  const { api, token } = office
  const add = async (text: string) => {
    office.clock.now = new Date(office.clock.now.getTime() + 1_000)
    const contentBase64 = Buffer.from(text).toString('base64')
    return api.ask(token, ADD, { input: { name: 'invoice.txt', mimeType: 'text/plain', contentBase64 } })
  }
  await add('the old one')
  expect((await add('the new one')).data).toMatchObject({
    attachmentAdd: { attachment: { size: 11 }, userErrors: [] },
  })

  const { uid } = await queued({ attachments: ['invoice.txt'] })
  await office.work(uid)

  const [mail = ''] = await office.sent()
  expect(mail).toMatch(/filename="?invoice\.txt/)
  expect(mail).toContain(Buffer.from('the new one').toString('base64'))
})

test("the party's statement goes with it as a PDF, as it stood when it was asked for", async () => {
  const { uid } = await queued({ attachStatement: true })
  const [file] = await office.api.database.attachment.findMany({ where: { purpose: 'statement' } })
  await office.work(uid)

  const mail = (await office.sent()).at(-1) ?? ''
  expect(file?.name).toMatch(/^Statement Acme .*\.pdf$/)
  expect(Buffer.from(file?.content ?? []).toString('latin1')).toMatch(/^%PDF-/)
  expect(mail).toMatch(/Content-Type: application\/pdf/i)
  expect(mail).toContain(
    Buffer.from(file?.content ?? [])
      .toString('base64')
      .slice(0, 60),
  )
})
