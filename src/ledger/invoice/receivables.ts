import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import type { Context } from '../../graph/context.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import { Party } from '../party/type.ts'
import { agingBucketRank } from './agingCondition.ts'
import { isOpen, isOverdue, unappliedCredit } from './condition.ts'
import { AgingBucket } from './enums.ts'
import { invoiceFields } from './fields.ts'
import { type InvoiceListArguments, invoiceList } from './list.ts'
import { AGING_BUCKETS } from './rules.ts'
import { InvoiceConnection } from './type.ts'

/** Open invoices stand in a bucket, credit notes in none. */
type Row = {
  organizationId: string
  partyId: string
  currency: string
  bucket: number | null
  count: number
  balance: string
  overdue: string
  unappliedCredit: string
}
type BucketRow = Row & { bucket: number }
type Receivables = {
  organizationId: string
  currency: string
  rows: readonly Row[]
  buckets: readonly BucketRow[]
}

function sumOf(
  { organizationId, currency, rows }: Receivables,
  column: 'balance' | 'overdue' | 'unappliedCredit',
): MoneyValue {
  const minorUnits = rows.reduce((total, row) => total + BigInt(row[column]), 0n)
  return { minorUnits, currency, organizationId }
}

const PartyBucket = builder.objectRef<BucketRow>('PartyReceivablesBucket').implement({
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
      resolve: ({ organizationId, balance, currency }) => ({
        minorUnits: BigInt(balance),
        currency,
        organizationId,
      }),
    }),
  }),
})

const PartyReceivables = builder.objectRef<Receivables>('PartyReceivables').implement({
  description: 'What a party owes in one currency, and what it has to its credit.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    openCount: t.int({
      description: 'How many invoices are open.',
      resolve: ({ buckets }) => buckets.reduce((total, { count }) => total + count, 0),
    }),
    balance: t.field({
      type: Money,
      description: 'What is owed in all.',
      resolve: (receivables) => sumOf(receivables, 'balance'),
    }),
    overdue: t.field({
      type: Money,
      description: 'What of it is past its due date today.',
      resolve: (receivables) => sumOf(receivables, 'overdue'),
    }),
    unappliedCredit: t.field({
      type: Money,
      description:
        'What is left of its credit notes, as a positive amount. It stands beside `balance`, which it does not lower.',
      resolve: (receivables) => sumOf(receivables, 'unappliedCredit'),
    }),
    byBucket: t.field({
      type: [PartyBucket],
      description: 'The same by ageing bucket; only buckets that hold something.',
      resolve: ({ buckets }) => buckets.toSorted((left, right) => left.bucket - right.bucket),
    }),
  }),
})

function isInBucket(row: Row): row is BucketRow {
  return row.bucket !== null
}

async function loadReceivables(
  context: Context,
  organizationId: string,
  partyId: string,
): Promise<Receivables[]> {
  const load = defineLoader<string, readonly Row[]>(
    'receivables by party',
    [],
    async (database, tenantId, partyIds) => {
      const calendar = context.calendarOf(tenantId)
      const rows = await database.read<Row>(sql`
      select ${tenantId}::text as "organizationId", i.target_party_id as "partyId", i.currency, bucketed.bucket, count(*)::int as count,
        sum(i.amount_remaining)::text as balance,
        coalesce(sum(i.amount_remaining) filter (where ${isOverdue('i', calendar)}), 0)::text as overdue,
        sum(${unappliedCredit('i')})::text as "unappliedCredit"
      from invoice i cross join lateral (select ${agingBucketRank('i', calendar)} as bucket) bucketed
      where i.organization_id = ${tenantId}::uuid and i.target_party_id = any(${[...partyIds]}::uuid[])
        and i.type = 'RECEIVABLE' and (${isOpen('i')} or ${unappliedCredit('i')} > 0)
      group by i.target_party_id, i.currency, bucketed.bucket`)
      return Map.groupBy(rows, (row) => row.partyId)
    },
  )
  const byCurrency = Map.groupBy(await load(context, organizationId, partyId), (row) => row.currency)
  return [...byCurrency]
    .sort()
    .map(([currency, rows]) => ({ organizationId, currency, rows, buckets: rows.filter(isInBucket) }))
}

const invoicesOfParty = pageBelow({
  name: 'invoices of party',
  model: 'Invoice',
  alias: 'i',
  list: (context, organizationId, args: InvoiceListArguments) =>
    invoiceList(context, organizationId, args, 'party'),
})

builder.objectFields(Party, (t) => ({
  receivables: t.field({
    type: [PartyReceivables],
    description:
      'What it owes and has to its credit, one entry per currency, inactive invoices included; empty when neither.',
    resolve: ({ organizationId, id }, _arguments, context) => loadReceivables(context, organizationId, id),
  }),
  invoices: t.field({
    type: InvoiceConnection,
    description: 'Its invoices: receivables unless `where` speaks of the type, newest issue date first.',
    args: {
      where: t.arg({ type: invoiceFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description: 'Words in the invoice number, party name or purchase order number.',
      }),
      includeInactive: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to show those of archived documents and inactive blueprints too.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [invoiceFields.order],
        description: 'Sort keys; newest issue date first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    ...invoicesOfParty,
  }),
}))
