import { builder } from '../../graph/builder.ts'
import type { Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { checkedEdges, USUAL_EDGES } from './agingEdges.ts'
import { countOf, groupsOf, type InvoiceGroup, isOpenGroup, sumOf } from './sums.ts'
import { InvoiceConnection } from './type.ts'

type BucketTotal = {
  organizationId: string
  currency: string
  bucket: number
  count: number
  amountRemaining: bigint
  unappliedCredit: bigint
  edges: readonly number[]
}

const AgingBucketTotal = builder.objectRef<BucketTotal>('AgingBucketTotal').implement({
  description: 'What is owed in one currency and one bucket of days overdue.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    fromDays: t.int({
      nullable: true,
      description: 'The least days overdue in the bucket. Null: it holds all that is not overdue.',
      resolve: ({ bucket, edges }) => (bucket === 0 ? null : (edges[bucket - 1] ?? 0) + 1),
    }),
    toDays: t.int({
      nullable: true,
      description: 'The most days overdue in the bucket. Null: no upper end.',
      resolve: ({ bucket, edges }) => edges[bucket] ?? null,
    }),
    label: t.string({
      description: 'The bucket as people write it: `current`, `1-30`, `>90`.',
      resolve: ({ bucket, edges }) => labelOf(bucket, edges),
    }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    amountRemaining: t.field({
      type: Money,
      description: 'What is still owed on them.',
      resolve: (total) => moneyOf(total, total.amountRemaining),
    }),
    unappliedCredit: t.field({
      type: Money,
      description:
        'What is left of credit notes, as a positive amount, beside what is owed. Credit is never overdue: all of it stands ' +
        'in the bucket `current`, and the others have zero.',
      resolve: (total) => moneyOf(total, total.unappliedCredit),
    }),
  }),
})

function moneyOf({ organizationId, currency }: BucketTotal, minorUnits: bigint): MoneyValue {
  return { minorUnits, currency, organizationId }
}

function labelOf(bucket: number, edges: readonly number[]): string {
  if (bucket === 0) return 'current'
  const from = edges[bucket - 1] ?? 0
  const to = edges[bucket]
  return to === undefined ? `>${from}` : `${from + 1}-${to}`
}

async function readAging(
  page: Page<unknown>,
  context: Context,
  edges: readonly number[],
): Promise<BucketTotal[]> {
  // Before them all stands what is not overdue.
  const bounds = [0, ...checkedEdges(edges)]
  return fillBuckets(page.organizationId, await groupsOf(page, context, bounds), bounds)
}

/** Every bucket of every currency, empty ones too, so that a chart has no gaps. */
function fillBuckets(
  organizationId: string,
  groups: readonly InvoiceGroup[],
  edges: readonly number[],
): BucketTotal[] {
  const byCurrency = Map.groupBy(groups.filter(ages), ({ currency }) => currency)
  return [...byCurrency].sort(byName).flatMap(([currency, all]) => {
    const open = all.filter(isOpenGroup)
    return [...edges, null].map((_, bucket) => {
      const own = open.filter((group) => group.bucket === bucket)
      const unappliedCredit = bucket === 0 ? sumOf(all, 'unappliedCredit') : 0n
      const amountRemaining = sumOf(own, 'amountRemaining')
      const amounts = { amountRemaining, unappliedCredit }
      return { organizationId, currency, bucket, edges, count: countOf(own), ...amounts }
    })
  })
}

function ages(group: InvoiceGroup): boolean {
  return isOpenGroup(group) || BigInt(group.unappliedCredit) > 0n
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1
}

builder.objectField(InvoiceConnection, 'aging', (t) =>
  t.field({
    type: [AgingBucketTotal],
    description:
      'What is owed over the whole filtered list by days overdue, as of today in the timezone of the organization: per ' +
      'currency every bucket in order, empty ones too. Disputed invoices count. The amounts remaining add up to ' +
      '`outstanding` of `totals`, and the credit to its `unappliedCredit`.',
    args: {
      edges: t.arg.intList({
        ...takesNull,
        defaultValue: [...USUAL_EDGES],
        description:
          'The upper ends of the buckets in days, rising: [30, 60, 90] gives current, 1-30, 31-60, 61-90, >90.',
      }),
    },
    complexity: AGGREGATE_COST,
    resolve: (page, { edges }, context) => readAging(page, context, edges ?? USUAL_EDGES),
  }),
)
