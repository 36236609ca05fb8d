import { expect, test } from 'vitest'
import { promiseStatusOf } from '../../src/ledger/invoice/promiseRules.ts'

const day = (text: string | null) => (text === null ? null : new Date(text))
const TODAY = Date.parse('2026-03-13') / 86_400_000
const NOW = new Date('2026-03-13T11:00:00Z')

test.each<[string, { fulfilledOn?: string; cancelledAt?: Date; supersededAt?: Date }, string]>([
  ['2026-03-14', {}, 'ACTIVE'],
  ['2026-03-13', {}, 'ACTIVE'],
  ['2026-03-12', {}, 'BROKEN'],
  ['2026-03-12', { fulfilledOn: '2026-03-12' }, 'KEPT'],
  ['2026-03-14', { fulfilledOn: '2026-03-12' }, 'KEPT'],
  ['2026-03-12', { fulfilledOn: '2026-03-13' }, 'BROKEN'],
  ['2026-03-12', { supersededAt: NOW }, 'SUPERSEDED'],
  ['2026-03-14', { supersededAt: NOW, fulfilledOn: '2026-03-12' }, 'SUPERSEDED'],
  ['2026-03-12', { cancelledAt: NOW, supersededAt: NOW }, 'CANCELLED'],
])('a promise for %s with %j is %s', (promisedOn, { fulfilledOn, ...ended }, status) => {
  const promise = { promisedOn: new Date(promisedOn), cancelledAt: null, supersededAt: null, ...ended }

  expect(promiseStatusOf({ ...promise, fulfilledOn: day(fulfilledOn ?? null) }, TODAY)).toBe(status)
})
