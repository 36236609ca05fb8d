import { describe, expect, it } from 'vitest'
import { refusalVerdict } from '../../../src/outreach/delivery/refusal/refusalVerdict.ts'
import { refusedStage } from '../../../src/outreach/delivery/refusal/refusedStage.ts'

const verdictOf = (text: string, status?: string) => {
  const verdict = refusalVerdict({ status, text, around: [], stage: refusedStage(text), isFinal: true })
  return verdict && `${verdict.type} ${verdict.reason}`
}

describe('the verdict on a failed delivery', () => {
  it.each([
    [
      '550 5.1.1 <kim@buyer.example>: Recipient address rejected: User unknown',
      'HARD MAILBOX_DOES_NOT_EXIST',
    ],
    ['550 Requested action not taken: mailbox unavailable', 'HARD MAILBOX_DOES_NOT_EXIST'],
    ['550 5.4.1 Recipient address rejected: Access denied', 'HARD MAILBOX_DOES_NOT_EXIST'],
    ['Host or domain name not found. Name service error', 'HARD DOMAIN_NOT_FOUND'],
    ['556 5.1.10 Recipient address has null MX', 'HARD DOMAIN_NOT_FOUND'],
    ['Host not found, try again', 'SOFT TEMPORARY_FAILURE'],
    ['552 5.2.2 mailbox full', 'SOFT MAILBOX_FULL'],
    ['550 5.1.1 user is over quota', 'SOFT MAILBOX_FULL'],
    ['550 5.2.1 The email account that you tried to reach is disabled', 'HARD MAILBOX_DOES_NOT_EXIST'],
    ['552 5.3.4 Message size exceeds fixed limit', 'SOFT OTHER'],
    ['451 4.7.1 Greylisted, please try again later', 'SOFT TEMPORARY_FAILURE'],
    ['connect to mx.buyer.example[192.0.2.1]:25: Connection timed out', 'SOFT TEMPORARY_FAILURE'],
    ['450 4.4.1 Host unknown', 'SOFT TEMPORARY_FAILURE'],
    ['554 5.7.1 Service unavailable; client host [192.0.2.9] blocked using a list', 'SOFT SPAM_FILTER'],
    ['550 5.7.1 Message content rejected', 'SOFT SPAM_FILTER'],
    ['550 5.7.26 This mail fails the DMARC policy of its domain', 'SOFT REJECTED_BY_RECIPIENT'],
    ['554 5.7.1 <kim@buyer.example>: Relay access denied', 'SOFT REJECTED_BY_RECIPIENT'],
    ['553 5.1.8 Sender address rejected: Domain not found', 'SOFT REJECTED_BY_RECIPIENT'],
    ['550 User unknown (in reply to end of DATA command)', 'SOFT REJECTED_BY_RECIPIENT'],
    ['550 no such user (in reply to RCPT TO command)', 'HARD MAILBOX_DOES_NOT_EXIST'],
    ['>>> DATA\n<<< 550 User unknown\n<<< 503 Need RCPT', 'HARD MAILBOX_DOES_NOT_EXIST'],
  ])('of "%s" is %s', (text, expected) => {
    expect(verdictOf(text)).toBe(expected)
  })

  it.each([
    ['5.1.1', 'HARD MAILBOX_DOES_NOT_EXIST'],
    ['5.1.2', 'HARD DOMAIN_NOT_FOUND'],
    ['5.2.2', 'SOFT MAILBOX_FULL'],
    ['5.7.1', 'SOFT REJECTED_BY_RECIPIENT'],
    ['4.4.7', 'SOFT TEMPORARY_FAILURE'],
    ['4.2.2', 'SOFT MAILBOX_FULL'],
    ['5.0.0', 'SOFT OTHER'],
    ['nothing', null],
  ])('of the status %s alone is %s', (status, expected) => {
    expect(verdictOf('', status)).toBe(expected)
  })

  it('does not take names for words', () => {
    expect(verdictOf('550 5.1.1 <spam@blacklist.example> https://virus.example/spam')).toBe(
      'HARD MAILBOX_DOES_NOT_EXIST',
    )
  })
})
