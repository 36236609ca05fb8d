import { describe, expect, it } from 'vitest'
import { serviceBounce } from '../../../src/outreach/delivery/provider/serviceBounce.ts'

describe('a bounce is classified', () => {
  it.each([
    ['550 5.1.1 <kim@buyer.example>... User unknown', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['550-5.1.1 The email account that you tried to reach does not exist.', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['550 No such user here', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['550 Requested action not taken: mailbox unavailable', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['450 Requested mail action not taken: mailbox unavailable', 'SOFT', 'TEMPORARY_FAILURE'],
    ['525 5.7.13 Disabled recipient address', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['host mx.buyer.example said: 550 user unknown', 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['552 5.2.2 The account is over quota', 'SOFT', 'MAILBOX_FULL'],
    ['452 4.2.2 Mailbox full', 'SOFT', 'MAILBOX_FULL'],
    ['552 Requested mail action aborted: exceeded storage allocation', 'SOFT', 'MAILBOX_FULL'],
    ['550 5.1.2 Bad destination host', 'HARD', 'DOMAIN_NOT_FOUND'],
    ['454 4.4.4 [internal] no MX or A for domain', 'SOFT', 'TEMPORARY_FAILURE'],
    ['Unable to find MX of domain buyer.example', 'HARD', 'DOMAIN_NOT_FOUND'],
    ['556 5.1.10 Recipient address has a null MX', 'HARD', 'DOMAIN_NOT_FOUND'],
    ['Host or domain name not found', 'HARD', 'DOMAIN_NOT_FOUND'],
    ['554 5.7.1 Message rejected as spam', 'SOFT', 'SPAM_FILTER'],
    ['550 5.7.1 Service unavailable, client host [192.0.2.1] blocked using Spamhaus', 'SOFT', 'SPAM_FILTER'],
    ['550 5.7.1 Delivery not authorized', 'SOFT', 'REJECTED_BY_RECIPIENT'],
    ['550 5.7.1 Relaying denied', 'SOFT', 'REJECTED_BY_RECIPIENT'],
    ['552 5.3.4 Message size exceeds fixed limit', 'SOFT', 'OTHER'],
    ['451 4.7.1 Greylisted, see https://spam.buyer.example', 'SOFT', 'TEMPORARY_FAILURE'],
    ['421 4.7.0 temporarily deferred - 4.16.55.1', 'SOFT', 'TEMPORARY_FAILURE'],
    ['400 try again later', 'SOFT', 'TEMPORARY_FAILURE'],
    ['connection timed out', 'SOFT', 'TEMPORARY_FAILURE'],
    ['500 5.0.0 something went wrong', 'SOFT', 'OTHER'],
    ['something went wrong', 'UNDETERMINED', 'OTHER'],
    ['', 'UNDETERMINED', 'OTHER'],
  ])('«%s» is %s, %s', (reply, type, reason) => {
    expect(serviceBounce({ reply })).toEqual({ type, reason, wording: null, diagnosticCode: reply })
  })

  it.each([
    'blocked : due to blacklist user',
    'Bounced Address',
    'Unsubscribed Address',
    'Spam Reporting Address',
    'Not delivering to a user who marked your messages as spam',
    'Recipient List over Package Quota',
    'mailjet: preblocked',
    'Your account has reached its daily sending limit.',
  ])('«%s» of the service itself says nothing of the mailbox', (wording) => {
    expect(serviceBounce({ wording })).toMatchObject({ type: 'UNDETERMINED', reason: 'OTHER', wording })
  })

  it('by the word of the service above all', () => {
    const reply = '550 5.1.1 User unknown'
    expect(serviceBounce({ type: 'SOFT', reply })).toMatchObject({
      type: 'SOFT',
      reason: 'MAILBOX_DOES_NOT_EXIST',
    })
    expect(serviceBounce({ reason: 'SPAM_FILTER', reply })).toMatchObject({
      type: 'SOFT',
      reason: 'SPAM_FILTER',
    })
  })

  it('by the answer where the status says no more than its class', () => {
    expect(serviceBounce({ status: '5.0.0', reply: '550 5.2.2 no' })).toMatchObject({
      reason: 'MAILBOX_FULL',
    })
  })

  it('by the code of the answer before that of the service', () => {
    expect(serviceBounce({ status: '5.1.1', reply: '550 5.2.2 no' })).toMatchObject({
      type: 'SOFT',
      reason: 'MAILBOX_FULL',
    })
  })

  it.each([
    '550 5.7.1 <mail.supplier.example>: Helo command rejected: Host not found',
    '552 5.2.2 Mailbox full',
    '550 5.7.26 This mail is unauthenticated',
  ])('as soft by «%s», whatever the service calls it', (reply) => {
    expect(serviceBounce({ type: 'HARD', reply })).toMatchObject({ type: 'SOFT' })
    expect(serviceBounce({ type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST', reply })).toMatchObject({
      type: 'SOFT',
    })
  })

  it('as hard by the word of the service where the answer names no reason', () => {
    expect(serviceBounce({ type: 'HARD', reply: '550 Requested action not taken' })).toMatchObject({
      type: 'HARD',
    })
    expect(serviceBounce({ type: 'HARD' })).toMatchObject({ type: 'HARD', reason: 'OTHER' })
  })

  it('by whose address stands before the reason', () => {
    const reply = '550 <out@supplier.example>: User unknown'
    expect(serviceBounce({ reply, recipient: 'kim@buyer.example' })).toMatchObject({ type: 'SOFT' })
    expect(serviceBounce({ reply, sender: 'out@supplier.example' })).toMatchObject({ type: 'SOFT' })
    expect(serviceBounce({ reply, recipient: 'out@supplier.example' })).toMatchObject({ type: 'HARD' })
  })

  it('by the beginning of words without an end', () => {
    expect(serviceBounce({ reply: 'user '.repeat(200_000) })).toMatchObject({ reason: 'OTHER' })
    expect(serviceBounce({ reply: `${'5.1.'.repeat(100_000)}1` })).toMatchObject({ reason: 'OTHER' })
  })
})
