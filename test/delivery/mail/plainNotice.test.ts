import { describe, expect, it } from 'vitest'
import { ORIGINAL, read, told, writeMail } from './writeMail.ts'

const hard = (address: string) => [`BOUNCED ${address} HARD MAILBOX_DOES_NOT_EXIST`]

describe('a notice without a delivery status', () => {
  it.each([
    [
      'qmail',
      `Hi. I wasn't able to deliver your message to the following addresses.\n\n<kim@buyer.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${ORIGINAL}`,
    ],
    [
      'Exim',
      `A message that you sent could not be delivered. The following address(es) failed:\n\n  kim@buyer.example\n    SMTP error from remote mail server after RCPT TO:<kim@buyer.example>:\n    host mx.buyer.example [192.0.2.1]: 550 Unknown user\n\n------ This is a copy of the message, including all the headers. ------\n\n${ORIGINAL}`,
    ],
    [
      'sendmail',
      `   ----- Transcript of session follows -----\n... while talking to mx.buyer.example.:\n>>> RCPT To:<kim@buyer.example>\n<<< 550 5.1.1 <kim@buyer.example>... User unknown\n550 <kim@buyer.example>... User unknown\n\n   ----- Unsent message follows -----\n${ORIGINAL}`,
    ],
    [
      'Exchange',
      'Your message\n\n  To:      kim@buyer.example\n  Subject: Invoice 7\n\ndid not reach the following recipient(s):\n\nkim@buyer.example on Fri, 20 Nov 2026 09:00:00 -0000\n    The recipient name is not recognized\n',
    ],
    [
      'a sentence',
      'We are sorry, your message could not be delivered to: <kim@buyer.example>\nThe address you entered does not exist.\n',
    ],
    [
      'German',
      'Ihre Nachricht konnte nicht zugestellt werden:\n\nkim@buyer.example\nDer Empfänger ist unbekannt.\n',
    ],
  ])('is read by the shape of its lines: %s', async (_, body) => {
    expect(await told(writeMail({}, body))).toEqual(hard('kim@buyer.example'))
  })

  it('in ISO-2022-JP is decoded first', async () => {
    const text = '\u001b$B%a!<%k%"%I%l%9$,8+$D$+$j$^$;$s\u001b(B'
    const type = { 'Content-Type': 'text/plain; charset=ISO-2022-JP' }

    expect(await told(writeMail(type, `<kim@buyer.example>\n${text}\n`))).toEqual(hard('kim@buyer.example'))
  })

  it('tells each of several recipients its own reason', async () => {
    const body = `kim@buyer.example: 550 5.2.2 <kim@buyer.example>... Mailbox full\nlee@buyer.example: 550 5.1.1 <lee@buyer.example>... User unknown\n\n    Below is a copy of the original message:\n\n${ORIGINAL}`

    expect(await told(writeMail({}, body))).toEqual([
      'BOUNCED kim@buyer.example SOFT MAILBOX_FULL',
      'BOUNCED lee@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
    ])
  })

  it('takes the message it copies for the one it is about', async () => {
    const reading = await read(writeMail({}, `Delivery failed: user unknown.\n\n${ORIGINAL}`))

    expect(reading?.reports[0]).toMatchObject({
      recipient: 'kim@buyer.example',
      message: { messageIds: ['invoice-7@supplier.example'] },
    })
  })

  it('takes the recipient from the header that names it', async () => {
    const body = 'The following address(es) failed: mailbox is full: retry timeout exceeded\n'

    expect(await told(writeMail({ 'X-Failed-Recipients': 'kim@buyer.example' }, body))).toEqual([
      'BOUNCED kim@buyer.example SOFT MAILBOX_FULL',
    ])
  })

  it('that goes on trying is a delay', async () => {
    const body =
      'THIS IS A WARNING MESSAGE ONLY. Delivery to the following recipient has been delayed:\n\n     kim@buyer.example\n\nMessage will be retried for 2 more day(s). 450 4.1.1 User unknown\n'

    expect((await read(writeMail({}, body)))?.kind).toBe('DELAY')
    expect(await told(writeMail({}, body))).toEqual(['DEFERRED kim@buyer.example SOFT TEMPORARY_FAILURE'])
  })

  it('without a reason is undetermined, and without a recipient tells of nobody', async () => {
    const body = 'Your message could not be delivered.\n'

    expect(await told(writeMail({}, body))).toEqual(['BOUNCED nobody UNDETERMINED OTHER'])
  })
})

describe('a mail that is no bounce', () => {
  const person = { From: 'Kim <kim@buyer.example>', 'Message-ID': '<k@buyer.example>' }

  it.each([
    [
      'an absence notice by its header',
      { ...person, Subject: 'Re: Invoice 7', 'Auto-Submitted': 'auto-replied' },
      'AUTO_REPLY',
    ],
    ['an absence notice by its subject', { ...person, Subject: 'Out of office: Invoice 7' }, 'AUTO_REPLY'],
    ['a German absence notice', { ...person, Subject: 'Automatische Antwort: Invoice 7' }, 'AUTO_REPLY'],
    ['an answer', { ...person, Subject: 'Re: Invoice 7' }, 'OTHER'],
    ['an answer about errors', { ...person, Subject: 'Fehler in der Rechnung: rejected' }, 'OTHER'],
    ['an answer to a bounce', { ...person, Subject: 'Re: Undelivered Mail Returned to Sender' }, 'OTHER'],
    [
      'a read receipt',
      { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=cut' },
      'OTHER',
    ],
    ['a request to unsubscribe', { ...person, Subject: 'unsubscribe' }, 'UNSUBSCRIBE'],
  ])('such as %s', async (_, headers, kind) => {
    const body = 'Sorry, I am away. 550 kim@buyer.example is unknown here; the address failed.\n'
    const reading = await read(writeMail(headers, body))

    expect(reading?.kind).toBe(kind)
    expect(reading?.reports.map(({ type, recipient }) => [type, recipient])).toEqual(
      kind === 'UNSUBSCRIBE' ? [['UNSUBSCRIBED', 'kim@buyer.example']] : [],
    )
  })

  it.each([
    'Please confirm that you are a human to have your message delivered.',
    'Your message is on hold. Add yourself to my guest list.',
    '550 This server requires confirmation: confirm your address.',
  ])('such as a challenge: %s', async (text) => {
    expect(await read(writeMail(person, text))).toMatchObject({ kind: 'CHALLENGE', reports: [] })
  })
})
