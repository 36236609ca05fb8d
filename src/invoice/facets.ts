import { builder } from '../builder.ts'
import type { Page } from '../connection/page.ts'
import type { Context } from '../context.ts'
import { AGGREGATE_COST } from '../limit/cost.ts'
import { Money, type MoneyValue } from '../money.ts'
import { list, raw, type Sql, sql } from '../read/sql.ts'
import { column } from '../read/table.ts'
import { agingBucketRank, statusRank } from './condition.ts'
import { AgingBucket, CollectionMethod, InvoiceStatus, InvoiceType } from './enums.ts'
import { AGING_BUCKETS, INVOICE_STATUSES } from './rules.ts'
import { InvoiceConnection } from './type.ts'

const DIMENSIONS = ['status', 'collectionMethod', 'type', 'currency', 'agingBucket'] as const
type Dimension = (typeof DIMENSIONS)[number]

/** One value of one dimension in one currency: what the statement answers. */
type FacetRow = {
  dimension: number
  value: string | null
  currency: string
  count: number
  amountRemaining: string
}
type Facet<Value> = { value: Value | null; count: number; amountRemaining: MoneyValue[] }

/** All dimensions in one pass over the list. */
function readFacets(page: Page<unknown>, context: Context): Promise<readonly FacetRow[]> {
  const { alias } = page
  const calendar = context.calendarOf(page.organizationId)
  const values: Record<Dimension, Sql> = {
    status: sql`${statusRank(alias, calendar)}::text`,
    collectionMethod: sql`${column(alias, 'collectionMethod')}::text`,
    type: sql`${column(alias, 'type')}::text`,
    currency: sql`${column(alias, 'currency')}::text`,
    agingBucket: sql`${agingBucketRank(alias, calendar)}::text`,
  }
  const pairs = DIMENSIONS.map((name, number) => sql`(${raw(String(number))}, ${values[name]})`)
  return page.aggregate<FacetRow>(
    'facets',
    sql`facet.dimension, facet.value, ${column(alias, 'currency')} as currency, count(*)::int as count,
      sum(${column(alias, 'amountRemaining')})::text as "amountRemaining"`,
    sql`group by facet.dimension, facet.value, ${column(alias, 'currency')}`,
    sql`cross join lateral (values ${list(pairs)}) as facet(dimension, value)`,
  )
}

function facetsOf<Value extends string>(
  rows: readonly FacetRow[],
  dimension: Dimension,
  toValue: (text: string) => Value,
): Facet<Value>[] {
  const own = rows.filter((row) => row.dimension === DIMENSIONS.indexOf(dimension))
  return [...Map.groupBy(own, (row) => row.value)]
    .map(([value, group]) => ({
      value: value === null ? null : toValue(value),
      count: group.reduce((sum, row) => sum + row.count, 0),
      amountRemaining: group.map((row) => ({
        minorUnits: BigInt(row.amountRemaining),
        currency: row.currency,
      })),
    }))
    .sort((left, right) => right.count - left.count || String(left.value).localeCompare(String(right.value)))
}

const FACET_FIELDS = {
  count: 'How many invoices of the list have it.',
  amountRemaining: 'Sum of their amounts remaining, whatever the status, one amount per currency.',
}

// Pothos takes each enum by its own type, so that the values of a facet are typed in the schema.
const StatusFacet = builder
  .objectRef<Facet<typeof InvoiceStatus.$inferType>>('InvoiceStatusFacet')
  .implement({
    description: 'A status that occurs in the list.',
    fields: (t) => ({
      value: t.expose('value', { type: InvoiceStatus, nullable: true, description: 'The status.' }),
      count: t.exposeInt('count', { description: FACET_FIELDS.count }),
      amountRemaining: t.expose('amountRemaining', {
        type: [Money],
        description: FACET_FIELDS.amountRemaining,
      }),
    }),
  })

const MethodFacet = builder
  .objectRef<Facet<typeof CollectionMethod.$inferType>>('CollectionMethodFacet')
  .implement({
    description: 'A collection method that occurs in the list.',
    fields: (t) => ({
      value: t.expose('value', {
        type: CollectionMethod,
        nullable: true,
        description: 'The method; null for invoices without one.',
      }),
      count: t.exposeInt('count', { description: FACET_FIELDS.count }),
      amountRemaining: t.expose('amountRemaining', {
        type: [Money],
        description: FACET_FIELDS.amountRemaining,
      }),
    }),
  })

const TypeFacet = builder.objectRef<Facet<typeof InvoiceType.$inferType>>('InvoiceTypeFacet').implement({
  description: 'A side of the ledger that occurs in the list.',
  fields: (t) => ({
    value: t.expose('value', { type: InvoiceType, nullable: true, description: 'Receivable or payable.' }),
    count: t.exposeInt('count', { description: FACET_FIELDS.count }),
    amountRemaining: t.expose('amountRemaining', {
      type: [Money],
      description: FACET_FIELDS.amountRemaining,
    }),
  }),
})

const CurrencyFacet = builder.objectRef<Facet<string>>('CurrencyFacet').implement({
  description: 'A currency that occurs in the list.',
  fields: (t) => ({
    value: t.expose('value', { type: 'CurrencyCode', nullable: true, description: 'The currency.' }),
    count: t.exposeInt('count', { description: FACET_FIELDS.count }),
    amountRemaining: t.expose('amountRemaining', {
      type: [Money],
      description: FACET_FIELDS.amountRemaining,
    }),
  }),
})

const BucketFacet = builder.objectRef<Facet<typeof AgingBucket.$inferType>>('AgingBucketFacet').implement({
  description: 'An ageing bucket that occurs in the list.',
  fields: (t) => ({
    value: t.expose('value', {
      type: AgingBucket,
      nullable: true,
      description: 'The bucket; null for invoices on which nothing is owed.',
    }),
    count: t.exposeInt('count', { description: FACET_FIELDS.count }),
    amountRemaining: t.expose('amountRemaining', {
      type: [Money],
      description: FACET_FIELDS.amountRemaining,
    }),
  }),
})

const InvoiceFacets = builder.objectRef<readonly FacetRow[]>('InvoiceFacets').implement({
  description: 'Which values occur in a list and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    status: t.field({
      type: [StatusFacet],
      description: 'By status, as of today.',
      resolve: (rows) => facetsOf(rows, 'status', (rank) => INVOICE_STATUSES[Number(rank)] ?? 'SENT'),
    }),
    collectionMethod: t.field({
      type: [MethodFacet],
      description: 'By collection method.',
      resolve: (rows) =>
        facetsOf(rows, 'collectionMethod', (name) => name as typeof CollectionMethod.$inferType),
    }),
    type: t.field({
      type: [TypeFacet],
      description: 'By side of the ledger.',
      resolve: (rows) => facetsOf(rows, 'type', (name) => name as typeof InvoiceType.$inferType),
    }),
    currency: t.field({
      type: [CurrencyFacet],
      description: 'By currency.',
      resolve: (rows) => facetsOf(rows, 'currency', (code) => code),
    }),
    agingBucket: t.field({
      type: [BucketFacet],
      description: 'By ageing bucket, as of today.',
      resolve: (rows) => facetsOf(rows, 'agingBucket', (rank) => AGING_BUCKETS[Number(rank)] ?? 'CURRENT'),
    }),
  }),
})

builder.objectField(InvoiceConnection, 'facets', (t) =>
  t.field({
    type: InvoiceFacets,
    description: 'Which values occur in the whole filtered list, whatever the page.',
    complexity: AGGREGATE_COST,
    resolve: (page, _arguments, context) => readFacets(page, context),
  }),
)
