import { describe, expect, it } from 'vitest'
import { instantOf } from '../../../src/outreach/delivery/provider/instant.ts'
import { recipientOf } from '../../../src/outreach/delivery/provider/recipient.ts'

describe('an instant', () => {
  it.each([
    [1_521_472_262, '2018-03-19T15:11:02.000Z'],
    [1_521_472_262.908181, '2018-03-19T15:11:02.908Z'],
    ['1521472262.5', '2018-03-19T15:11:02.500Z'],
    [1_685_541_608_993, '2023-05-31T14:00:08.993Z'],
    ['2022-09-02T14:29:19.1234567Z', '2022-09-02T14:29:19.123Z'],
    ['2016-04-27T16:21:41.2493688-04:00', '2016-04-27T20:21:41.249Z'],
    ['2026-11-01T12:00Z', '2026-11-01T12:00:00.000Z'],
    ['2026-11-01 12:00:00 UTC', '2026-11-01T12:00:00.000Z'],
    ['2018-10-08T14:05:45 +0200', '2018-10-08T12:05:45.000Z'],
    ['2018-10-08 14:05:45+05', '2018-10-08T09:05:45.000Z'],
  ])('is read: %s', (value, expected) => {
    expect(instantOf(value)?.toISOString()).toBe(expected)
  })

  it.each([
    ['a local time', '2020-10-09 00:00:00'],
    ['a day', '2020-10-09'],
    ['a day that is none', '2020-13-09T00:00:00Z'],
    ['zero', 0],
    ['less', -5],
    ['no number', Number.NaN],
    ['beyond all years', 1e300],
    ['words', 'yesterday'],
    ['nothing', ''],
    ['null', null],
    ['a list', [1_521_472_262]],
  ])('is not %s', (_case, value) => {
    expect(instantOf(value)).toBeNull()
  })
})

describe('a recipient', () => {
  it.each([
    ['Kim@Buyer.example', 'kim@buyer.example'],
    [" Kim O’Hara <o'hara@buyer.example> ", "o'hara@buyer.example"],
    ['"a@b" <kim@buyer.example>', 'kim@buyer.example'],
    ['kim@localhost', 'kim@localhost'],
  ])('is the address in %s', (value, expected) => {
    expect(recipientOf(value)).toBe(expected)
  })

  it.each([
    '',
    'kim',
    '@',
    'kim@a b',
    'kim@a, lee@b',
    `${'k'.repeat(400)}@buyer.example`,
    7,
    null,
    ['kim@a'],
  ])('is not in %s', (value) => {
    expect(recipientOf(value)).toBeNull()
  })
})
