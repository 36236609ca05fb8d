import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { AgingBucket } from '../invoice/enums.ts'
import { AGING_BUCKETS } from '../invoice/rules.ts'
import { Party } from '../party/type.ts'
import { decimalOf } from './decimal.ts'
import { loadPartyRows, type PartyRow } from './partyRows.ts'
import { promiseReliability } from './promiseReliability.ts'

type Limited = {
  organizationId: string
  id: string
  creditLimit: bigint | null
  creditLimitCurrency: string | null
}
/** All there is between a party and the organization in one currency. */
type Receivables = { party: Limited; currency: string; rows: readonly PartyRow[] }
type Bucket = { organizationId: string; currency: string; bucket: number; count: number; owed: string }

function sumOf({ rows }: Receivables, column: 'owed' | 'overdue' | 'credit' | 'payments'): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row[column] ?? 0), 0n)
}

const moneyIn = ({ party: { organizationId }, currency }: Receivables, minorUnits: bigint): MoneyValue => ({
  organizationId,
  currency,
  minorUnits,
})

const PartyBucket = builder.objectRef<Bucket>('PartyReceivablesBucket').implement({
  description: 'What a party owes in one ageing bucket.',
  fields: (t) => ({
    bucket: t.field({
      type: AgingBucket,
      description: 'The bucket, as of today.',
      resolve: ({ bucket }) => AGING_BUCKETS[bucket] ?? 'CURRENT',
    }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    balance: t.field({
      type: Money,
      description: 'What is owed on them.',
      resolve: ({ organizationId, currency, owed }) => ({
        organizationId,
        currency,
        minorUnits: BigInt(owed),
      }),
    }),
  }),
})

const PartyReceivables = builder.objectRef<Receivables>('PartyReceivables').implement({
  description: 'What a party owes in one currency, what it has to its credit, and how it pays.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    openCount: t.int({
      description: 'How many invoices are open.',
      resolve: ({ rows }) => bucketRows(rows).reduce((total, { count }) => total + count, 0),
    }),
    balance: t.field({
      type: Money,
      description: 'The same as `outstanding`.',
      resolve: (receivables) => moneyIn(receivables, sumOf(receivables, 'owed')),
    }),
    outstanding: t.field({
      type: Money,
      description: 'What is owed and may be collected, disputed invoices included.',
      resolve: (receivables) => moneyIn(receivables, sumOf(receivables, 'owed')),
    }),
    overdue: t.field({
      type: Money,
      description: 'What of it is past its due date today.',
      resolve: (receivables) => moneyIn(receivables, sumOf(receivables, 'overdue')),
    }),
    unappliedCredit: t.field({
      type: Money,
      description:
        'What is left of its credit notes, as a positive amount. It stands beside `balance`, which it does not lower.',
      resolve: (receivables) => moneyIn(receivables, sumOf(receivables, 'credit')),
    }),
    unappliedPayments: t.field({
      type: Money,
      description: 'What of its payments is for no invoice yet, likewise.',
      resolve: (receivables) => moneyIn(receivables, sumOf(receivables, 'payments')),
    }),
    unapplied: t.field({
      type: Money,
      description: 'Both together: what stands beside `outstanding`.',
      resolve: (receivables) =>
        moneyIn(receivables, sumOf(receivables, 'credit') + sumOf(receivables, 'payments')),
    }),
    byBucket: t.field({
      type: [PartyBucket],
      description: 'What is owed by ageing bucket; only buckets that hold something.',
      resolve: ({ party: { organizationId }, rows }) =>
        bucketRows(rows)
          .map((row) => ({ ...row, organizationId }))
          .toSorted((left, right) => left.bucket - right.bucket),
    }),
    averageDelayDays: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'By how many days it pays late: of all its paid invoices with a due date, the days from that to the day of payment, ' +
        'early ones below zero, weighted by the total (as Upflow has it: the sum of total by delay through the sum of ' +
        'totals). Null before one was paid.',
      resolve: ({ rows }) => rows.find(({ delay }) => delay !== null)?.delay ?? null,
    }),
    promiseReliability: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Which part of its promises to pay it kept, from 0 to 1: of those for invoices in this currency that were kept or broken. ' +
        'One that was taken back, or replaced before its day, was neither. Null before one was.',
      resolve: async ({ party: { organizationId, id }, currency }, _arguments, context) =>
        decimalOf(await promiseReliability(context, { organizationId, partyId: id, currency })),
    }),
    creditLimitUsed: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Which part of its credit limit is used: `outstanding` through `creditLimit`, 1 where all of it is. Null without a ' +
        'limit, with one of zero, and in every other currency.',
      resolve: (receivables) => decimalOf(usedOf(receivables)),
    }),
  }),
})

function bucketRows(rows: readonly PartyRow[]): (PartyRow & { bucket: number })[] {
  return rows.flatMap((row) => (row.bucket === null ? [] : [{ ...row, bucket: row.bucket }]))
}

function usedOf(receivables: Receivables): number | null {
  const { creditLimit, creditLimitCurrency } = receivables.party
  if (creditLimit === null || creditLimit === 0n || creditLimitCurrency !== receivables.currency) return null
  return Number(sumOf(receivables, 'owed')) / Number(creditLimit)
}

async function loadReceivables(context: Context, party: Limited): Promise<Receivables[]> {
  const rows = await loadPartyRows(context, party.organizationId, party.id)
  const currencies = Map.groupBy(rows, ({ currency }) => currency)
  return [...currencies]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, own]) => ({ party, currency, rows: own }))
}

builder.prismaObjectFields(Party, (t) => ({
  receivables: t.field({
    type: [PartyReceivables],
    description:
      'What it owes, has to its credit and has paid, one entry per currency, inactive invoices included; empty where there ' +
      'was nothing.',
    select: { creditLimit: true, creditLimitCurrency: true },
    resolve: (party, _arguments, context) => loadReceivables(context, party),
  }),
}))
