import { describe, expect, it } from 'vitest'
import { ORIGINAL, read, told, writeMail, writeReport } from './writeMail.ts'

const GONE = `Final-Recipient: rfc822; kim@buyer.example
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 5.1.1 <kim@buyer.example> no such user`
const FULL = `Original-Recipient: rfc822; Lee@buyer.example
Final-Recipient: rfc822; lee@inside.buyer.example
Action: failed
Status: 5.2.2`

describe('a delivery status', () => {
  it('tells of one recipient what the other server said rather than its own 5.0.0', async () => {
    const reading = await read(writeReport(GONE))

    expect(reading?.kind).toBe('BOUNCE')
    expect(reading?.reports).toEqual([
      {
        type: 'BOUNCED',
        recipient: 'kim@buyer.example',
        message: { messageIds: ['invoice-7@supplier.example'], providerIds: [] },
        occurredAt: new Date('2026-11-20T09:00:00Z'),
        bounce: {
          type: 'HARD',
          reason: 'MAILBOX_DOES_NOT_EXIST',
          wording: 'no such user',
          diagnosticCode: '550 5.1.1 <kim@buyer.example> no such user',
        },
        isMachine: false,
        userAgent: null,
        ipAddress: null,
        url: null,
        eventId: expect.stringMatching(/^[0-9a-f]{64}$/),
        raw: {
          'final-recipient': 'rfc822; kim@buyer.example',
          action: 'failed',
          status: '5.0.0',
          'diagnostic-code': 'smtp; 550 5.1.1 <kim@buyer.example> no such user',
        },
      },
    ])
    expect(reading?.sentTo).toEqual(['bounce+abc@supplier.example'])
    expect(reading?.originalHeaders.get('subject')).toEqual(['Invoice 7'])
  })

  it('tells of each of several recipients, by the address that was mailed', async () => {
    expect(await told(writeReport(`${GONE}\n\n${FULL}`))).toEqual([
      'BOUNCED kim@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
      'BOUNCED lee@buyer.example SOFT MAILBOX_FULL',
    ])
  })

  it('is read without the blank lines between its groups, and with too many of them', async () => {
    const both = await told(writeReport(`${GONE}\n\n${FULL}`))

    expect(await told(writeReport(`${GONE}\n${FULL.split('\n').slice(1).join('\n')}`))).toEqual([
      both[0],
      'BOUNCED lee@inside.buyer.example SOFT MAILBOX_FULL',
    ])
    expect(await told(writeReport(GONE.replaceAll('\n', '\n\n')))).toEqual([both[0]])
  })

  it.each([
    ['bare carriage returns', (mail: string) => mail.replaceAll('\n', '\r')],
    ['carriage returns and line feeds', (mail: string) => mail.replaceAll('\n', '\r\n')],
    [
      'the line of a mailbox file before it',
      (mail: string) => `From MAILER-DAEMON Fri Nov 20 09:00:00 2026\n${mail}`,
    ],
    ['blank lines before it', (mail: string) => `\n\n${mail}`],
    ['no boundary that fits', (mail: string) => mail.replace('boundary="cut"', 'boundary="else"')],
    ['a wrong type for its part', (mail: string) => mail.replace('message/delivery-status', 'text/plain')],
    ['no type at all', (mail: string) => mail.replace(/^Content-Type: multipart.*\n/m, '')],
  ])('is read with %s', async (_, damage) => {
    expect(await told(damage(writeReport(GONE)))).toEqual([
      'BOUNCED kim@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
    ])
  })

  it.each([
    ['delayed', 'DELAY', 'DEFERRED'],
    ['delivered', 'DELIVERED', 'DELIVERED'],
    ['relayed (to a system without reports)', 'DELIVERED', 'DELIVERED'],
    ['expanded', 'DELIVERED', 'DELIVERED'],
    ['Failed', 'BOUNCE', 'BOUNCED'],
  ])('with the action "%s" is a %s', async (action, kind, type) => {
    const reading = await read(
      writeReport(`Final-Recipient: rfc822; kim@buyer.example\nAction: ${action}\nStatus: 4.4.1`),
    )

    expect(reading?.kind).toBe(kind)
    expect(reading?.reports.map((report) => report.type)).toEqual([type])
  })

  it('of a probe tells nothing', async () => {
    const reading = await read(
      writeReport('Final-Recipient: rfc822; kim@buyer.example\nAction: deliverable\nStatus: 2.1.5'),
    )

    expect(reading).toMatchObject({ kind: 'OTHER', reports: [] })
  })

  it('takes the time of the last attempt before that of the mail', async () => {
    const reading = await read(
      writeReport(`${GONE}\nLast-Attempt-Date: Fri, 20 Nov 2026 10:30:00 +0200 (EET)`),
    )

    expect(reading?.reports[0]?.occurredAt).toEqual(new Date('2026-11-20T08:30:00Z'))
  })

  it('has no time where its dates are no dates', async () => {
    const reading = await read(writeReport(GONE).replace('Fri, 20 Nov 2026 09:00:00 +0000', 'yesterday'))

    expect(reading?.reports[0]?.occurredAt).toBeNull()
  })

  it('gives the same ids when it is fed again, and others for another recipient or mail', async () => {
    const ids = async (mail: string) => (await read(mail))?.reports.map(({ eventId }) => eventId)
    const mail = writeReport(`${GONE}\n\n${FULL}`)
    const first = await ids(mail)

    expect(await ids(mail)).toEqual(first)
    expect(new Set(first).size).toBe(2)
    expect(await ids(mail.replace('notice-1', 'notice-2'))).not.toEqual(first)
    const nameless = mail.replace(/^Message-ID: <notice.*\n/m, '')
    expect(await ids(nameless)).toEqual(await ids(nameless))
    expect(await ids(nameless)).not.toEqual(await ids(nameless.replace('Invoice 7', 'Invoice 8')))
  })

  it('that a person encloses or copies is not that person’s bounce', async () => {
    const person = {
      From: 'Kim <kim@buyer.example>',
      Subject: 'Fwd: what is this?',
      'Message-ID': '<k@buyer.example>',
    }
    const enclosed = `--all\nContent-Type: text/plain\n\nI got this.\n--all\nContent-Type: message/rfc822\n\n${writeReport(GONE)}\n--all--\n`

    const forwarded = writeMail({ ...person, 'Content-Type': 'multipart/mixed; boundary="all"' }, enclosed)
    expect(await read(forwarded)).toMatchObject({ kind: 'OTHER', reports: [] })
    expect(await read(writeMail(person, `I got this:\n\n${GONE}\n\n${ORIGINAL}`))).toMatchObject({
      kind: 'OTHER',
    })
    expect(await read(writeMail(person, `> ${GONE.replaceAll('\n', '\n> ')}`))).toMatchObject({
      kind: 'OTHER',
    })
  })

  it('is told without what PostgreSQL does not keep', async () => {
    const odd = GONE.replace('no such user', `no such user\u0000${'\u{1f600}'.repeat(900)}`)
    const report = (await read(writeReport(odd.replace('kim@', 'kim\u0000@'))))?.reports[0]

    expect(JSON.stringify(report)).not.toMatch(/\\u0000|\\ud[89a-f]/)
  })

  it('keeps little of a long report', async () => {
    const reading = await read(writeReport(`${GONE} ${'x'.repeat(50_000)}`))

    expect(JSON.stringify(reading?.reports[0]).length).toBeLessThan(4000)
  })
})
