import { expect, test } from 'vitest'
import { refusedBounce } from '../../../src/outreach/send/refusedBounce.ts'

const bounceOf = (response: string) => refusedBounce({ code: Number(response.slice(0, 3)), response })

test.each([
  '554 5.7.1 <rosa@acme.example>: Relay access denied',
  '550 5.7.1 Unable to relay',
  '553 sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)',
  '501 5.1.7 Invalid sender',
  '501 5.1.7 Invalid address',
  '550 5.1.8 Bad address syntax',
  '553 5.1.8 <out@duegraph.example>... Domain of sender address does not exist',
  '550 5.1.0 <out@duegraph.example>: Sender address rejected: User unknown in virtual mailbox table',
  '550 authentication required',
  '550 5.7.1 Client was not authenticated',
  '554 5.5.1 Error: no valid recipients',
])('«%s» is about us: nobody knows about the address', (response) => {
  expect(bounceOf(response)).toMatchObject({
    type: 'UNDETERMINED',
    reason: 'OTHER',
    diagnosticCode: response,
  })
})

test.each([
  ['550 5.1.1 <rosa@acme.example>: Recipient address rejected: User unknown in local recipient table'],
  ['550 5.1.1 <rosa@acme.example>: Recipient address rejected: User unknown in relay recipient table'],
  ['550 5.1.1 <rosa@sender-relay.example>: User unknown'],
  ['550 No such user here'],
])('«%s» gives the mailbox up', (response) => {
  expect(bounceOf(response)).toMatchObject({ type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' })
})

test('a domain that is not there is given up', () => {
  expect(
    bounceOf('550 5.1.2 <rosa@acme.example>: Recipient address rejected: Domain not found'),
  ).toMatchObject({
    type: 'HARD',
    reason: 'DOMAIN_NOT_FOUND',
  })
})

test('a full mailbox stays what it is', () => {
  expect(bounceOf('552 5.2.2 Mailbox full')).toMatchObject({ type: 'SOFT', reason: 'MAILBOX_FULL' })
})

test.each([
  ['550 5.7.1 Message rejected as spam', 'SPAM_FILTER'],
  ['554 5.7.1 Recipient rejected by policy', 'REJECTED_BY_RECIPIENT'],
  ['550 Requested action not taken', 'OTHER'],
])('«%s» keeps its reason and leaves the address undetermined', (response, reason) => {
  expect(bounceOf(response)).toMatchObject({ type: 'UNDETERMINED', reason })
})
