import { describe, expect, it } from 'vitest'
import { read, told, writeMail, writeReport } from './writeMail.ts'

const groupOf = (action: string, status: string) =>
  `Final-Recipient: rfc822; kim@buyer.example\nAction: ${action}\nStatus: ${status}`

describe('the fields of a report', () => {
  it.each([
    'Please ask the recipient to add you to the whitelist.',
    'Sender verification required: verify your email address.',
    'Your message is waiting for approval.',
    'I am out of office. This is an automatic reply.',
    'Please confirm that you are a human.',
  ])('count before the words around them: «%s»', async (words) => {
    const report = writeReport(groupOf('failed', '5.0.0'), words)
    for (const mail of [report, report.replace('Date:', 'Auto-Submitted: auto-replied\nDate:')])
      expect((await read(mail))?.kind).toBe('BOUNCE')
  })

  it.each([
    ['expired', '4.4.7', 'BOUNCED'],
    ['Expired', '5.4.7', 'BOUNCED'],
    ['aborted', '5.0.0', 'BOUNCED'],
    ['undelivered', '5.0.0', 'BOUNCED'],
    ['failed (permanently)', '5.1.1', 'BOUNCED'],
    ['rejected', '5.7.1', 'BOUNCED'],
    ['something-else', '5.1.1', 'BOUNCED'],
    ['deferred', '4.4.1', 'DEFERRED'],
    ['delayed', '5.0.0', 'DEFERRED'],
  ])('with the action "%s" and the status %s tell %s', async (action, status, type) => {
    const reading = await read(writeReport(groupOf(action, status)))
    expect(reading?.reports.map((report) => report.type)).toEqual([type])
  })
})

describe('a plain notice', () => {
  const empty = { From: '', 'Return-Path': '<>' }

  it.each([
    ['I am not going to try again; this message has been in the queue too long.', 'BOUNCE'],
    ['No further attempts will be made to deliver it. Delivery has been delayed too long.', 'BOUNCE'],
    ['The message will not be retried.', 'BOUNCE'],
    ["We won't try again.", 'BOUNCE'],
    ['Delivery has been delayed. It will be retried for 2 days.', 'DELAY'],
    ['The message is still being retried. You do not need to resend it.', 'DELAY'],
  ])('«%s» is a %s', async (sentence, kind) => {
    const body = `Unable to deliver message to the following address:\n\n<kim@buyer.example>:\n450 operation timed out\n${sentence}\n`
    expect((await read(writeMail({}, body)))?.kind).toBe(kind)
  })

  it.each([
    [
      { From: 'post_master@carrier.example' },
      'Error: Invalid user address\n\n  RCPT TO: kim@buyer.example\n',
    ],
    [
      { From: 'MDaemon@mx.buyer.example', Subject: 'Warning: User unknown!' },
      'kim@buyer.example - no such user here.\n',
    ],
    [
      { ...empty, Subject: 'Re: Invoice', 'Auto-Submitted': 'auto-replied' },
      'kim@buyer.example is not a valid user here\n',
    ],
    [{ ...empty, Subject: 'Mail' }, 'Could not be delivered to: <kim@buyer.example>\n  No such user.\n'],
    [
      { From: 'imss@mx.buyer.example', 'Return-Path': '<MAILER-DAEMON@mx.buyer.example>', Subject: 'Mail' },
      'Sent <<< RCPT TO:<kim@buyer.example>\nReceived >>> 550 User unknown\nUnable to deliver message to <kim@buyer.example>.\n',
    ],
  ])('of %o gives the mailbox up', async (headers, body) => {
    expect(await told(writeMail(headers, body))).toEqual([
      'BOUNCED kim@buyer.example HARD MAILBOX_DOES_NOT_EXIST',
    ])
  })

  it.each([
    [
      { From: 'Kim <kim@buyer.example>', 'Return-Path': '<>', Subject: 'Automatic reply: Invoice' },
      'AUTO_REPLY',
    ],
    [
      {
        From: 'Kim <kim@buyer.example>',
        'Return-Path': '<>',
        Subject: 'Re: Invoice',
        'Auto-Submitted': 'auto-replied',
      },
      'AUTO_REPLY',
    ],
    [{ From: 'Kim <kim@buyer.example>', Subject: 'Re: Invoice' }, 'OTHER'],
  ])('is not what a person’s mail %o is', async (headers, kind) => {
    const body = 'I have left: my mailbox no longer exists and your mail will not be delivered.\n'
    expect((await read(writeMail(headers, body)))?.kind).toBe(kind)
  })
})
