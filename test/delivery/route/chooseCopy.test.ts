import { expect, test } from 'vitest'
import { chooseCopy } from '../../../src/outreach/delivery/resolve/chooseCopy.ts'
import type { Copy } from '../../../src/outreach/delivery/resolve/findCopies.ts'

const copy = (address: string, told: Partial<Copy> = {}): Copy => ({
  name: 'one@mail.example',
  emailId: 'email',
  sentAt: null,
  recipientId: `recipient ${address}`,
  address,
  isNamed: false,
  ...told,
})
const kim = copy('kim@buyer.example')
const lee = copy('lee@buyer.example')
const named = copy('lee@buyer.example', { name: 'provider id', isNamed: true })

test.each<[string, string | null, Copy[], string | null | undefined]>([
  ['the recipient of that address', 'lee@buyer.example', [kim, lee], lee.recipientId],
  [
    'the one of that address, not the one whose copy is named',
    'kim@buyer.example',
    [kim, named],
    kim.recipientId,
  ],
  [
    'the one whose copy is named where the address is none of ours',
    'forward@else.example',
    [kim, named],
    named.recipientId,
  ],
  ['the only one, whatever address is told', 'forward@else.example', [kim], kim.recipientId],
  [
    'the only one, found by two names',
    null,
    [kim, copy('kim@buyer.example', { name: 'other' })],
    kim.recipientId,
  ],
  ['the email alone where it may be any of several', null, [kim, lee], null],
  ['nothing where no email bears the name', 'kim@buyer.example', [], undefined],
])('a report is about %s', (_name, recipient, copies, expected) => {
  expect(chooseCopy({ recipient }, copies)?.recipientId).toBe(expected)
})
