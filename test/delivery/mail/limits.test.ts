import { describe, expect, it } from 'vitest'
import { readMail } from '../../../src/outreach/delivery/mail/readMail.ts'
import { bytesOf, read, told, writeMail, writeReport } from './writeMail.ts'

/** What takes longer than this has searched a hostile text in quadratic time: the runner then fails the case. */
const LONGEST_MILLISECONDS = 20_000

describe('a mail beyond the limits', () => {
  it('of more than 10 MiB is dropped', async () => {
    const mail = bytesOf(writeMail({}, 'a'.repeat(10 * 1024 * 1024)))

    expect(await readMail(mail)).toBeNull()
    expect(await readMail(mail.subarray(0, 10 * 1024 * 1024))).not.toBeNull()
  })

  it('with 500 levels of parts is dropped', async () => {
    const levels = Array.from(
      { length: 500 },
      (_, level) => `--b${level}\nContent-Type: multipart/mixed; boundary=b${level + 1}\n\n`,
    )
    const mail = writeMail({ 'Content-Type': 'multipart/mixed; boundary=b0' }, levels.join(''))

    expect(await read(mail)).toBeNull()
  })

  it('with 50 000 recipients tells of the first hundred', async () => {
    const group = (index: number) =>
      `Final-Recipient: rfc822; a${index}@buyer.example\nAction: failed\nStatus: 5.1.1\n`
    const addresses = Array.from({ length: 50_000 }, (_, index) => index)

    const listed = await told(writeReport(addresses.map(group).join('\n')))
    expect(listed).toHaveLength(100)
    expect(listed[99]).toBe('BOUNCED a99@buyer.example HARD MAILBOX_DOES_NOT_EXIST')
    const lines = addresses.map((index) => `<a${index}@buyer.example>: 550 no such user`).join('\n')
    expect(await told(writeMail({}, lines))).toHaveLength(100)
  })

  it.each([
    ['one header of 2 MB', { 'X-Long': 'a'.repeat(2_000_000) }],
    ['a subject of 2 MB', { Subject: 'deliver '.repeat(250_000) }],
    ['2 MB of addresses', { Cc: 'kim@buyer.example, '.repeat(100_000) }],
    ['2 MB of encoded words', { Subject: '=?utf-8?q?a?= '.repeat(140_000) }],
  ])('with %s is read in time', async (_, headers) => {
    expect(await read(writeMail(headers, 'Delivery failed.'))).not.toBeNull()
  })

  it.each([
    '@',
    'a@',
    '<',
    '<a@',
    ' ',
    '\t',
    '\n',
    '\r',
    '5',
    '550 ',
    '5.5.',
    'user ',
    'mailbox is ',
    'exceeded the ',
    'has been ',
    'message ',
    '=?',
    '-',
    '"',
    'http://',
    'a: b\n c\n',
    'Received: a\n',
    '>>> DATA\n',
    '<<< 550 a\n',
    'Final-Recipient: rfc822; a@b\n',
    'Status: 5.1.1\n',
    'sender <a@b> ',
    '<p ',
  ])(
    'with "%s" half a million times is read in time',
    async (text) => {
      const body = text.repeat(500_000 / text.length)

      expect(await read(writeMail({}, body))).not.toBeNull()
      expect(await read(writeMail({ 'Content-Type': 'text/html' }, body))).not.toBeNull()
      const report = writeReport(`Final-Recipient: rfc822; a@b.example\nDiagnostic-Code: ${body}`)
      expect(await read(report)).not.toBeNull()
    },
    LONGEST_MILLISECONDS,
  )
})

describe('bytes that are no mail', () => {
  it.each(['', '\n', 'hello', 'hello\n\nworld', '\u0000\u0001', '<html></html>', 'From '])(
    'such as "%s" are dropped',
    async (text) => {
      expect(await read(text)).toBeNull()
    },
  )

  it('never throw, wherever a mail is cut or its bytes are changed', async () => {
    const mail = bytesOf(
      writeReport('Final-Recipient: rfc822; kim@buyer.example\nAction: failed\nStatus: 5.1.1'),
    )

    for (let end = 0; end < mail.length; end += 7) await readMail(mail.subarray(0, end))
    for (let at = 0; at < mail.length; at += 5) await readMail(mail.with(at, (at * 37) % 256))
  })
})
