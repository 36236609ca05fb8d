import { describe, expect, it } from 'vitest'
import { ORIGINAL, read, told, writeMail } from './writeMail.ts'

const LOOP = {
  From: 'Feedback Loop <feedback@mailbox.example>',
  Subject: 'Abuse report',
  'Content-Type': 'multipart/report; report-type=feedback-report; boundary=cut',
}

const complaint = (fields: string, original = ORIGINAL) =>
  writeMail(
    LOOP,
    `--cut\nContent-Type: text/plain\n\nThis is an abuse report.\n--cut\nContent-Type: message/feedback-report\n\n${fields}\n\n--cut\nContent-Type: message/rfc822\n\n${original}\nHello\n--cut--\n`,
  )

describe('a feedback report', () => {
  it.each([
    ['Feedback-Type: abuse\nOriginal-Rcpt-To: <Kim@buyer.example>', 'COMPLAINED kim@buyer.example'],
    ['Feedback-Type: fraud\nFinal-Recipient: rfc822; kim@buyer.example', 'COMPLAINED kim@buyer.example'],
    [
      'User-Agent: Loop/1\nFeedback-Type: opt-out\nRemoval-Recipient: lee@buyer.example',
      'UNSUBSCRIBED lee@buyer.example',
    ],
    ['Feedback-Type: abuse', 'COMPLAINED kim@buyer.example'],
  ])('names who complained: %s', async (fields, expected) => {
    expect(await told(complaint(fields))).toEqual([expected])
  })

  it('names nobody where it hides who complained', async () => {
    const hidden = ORIGINAL.replace('kim@', 'redacted@')

    expect(
      await told(complaint('Feedback-Type: abuse\nOriginal-Rcpt-To: redacted@buyer.example', hidden)),
    ).toEqual(['COMPLAINED nobody'])
  })

  it('names the message it is about', async () => {
    const reading = await read(complaint('Feedback-Type: abuse'))

    expect(reading?.reports[0]?.message.messageIds).toEqual(['invoice-7@supplier.example'])
    expect(reading?.reports[0]?.raw).toEqual({ 'feedback-type': 'abuse' })
  })

  it.each(['auth-failure', 'not-spam'])('of the type %s is nobody’s complaint', async (type) => {
    expect(
      await read(complaint(`Feedback-Type: ${type}\nOriginal-Rcpt-To: kim@buyer.example`)),
    ).toMatchObject({
      kind: 'OTHER',
      reports: [],
    })
  })

  it('of the older kind encloses the mail alone', async () => {
    const headers = {
      From: 'staff@hotmail.com',
      Subject: 'complaint about message from 192.0.2.1',
      'Content-Type': 'multipart/mixed; boundary=cut',
    }
    const body = `--cut\nContent-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: lee@buyer.example\n${ORIGINAL}\nHello\n--cut--\n`

    expect(await told(writeMail(headers, body))).toEqual(['COMPLAINED lee@buyer.example'])
  })
})
