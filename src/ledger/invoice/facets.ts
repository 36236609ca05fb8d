import { builder } from '../../graph/builder.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { AgingBucket, CollectionMethod, InvoiceStatus, InvoiceType } from './enums.ts'
import { AGING_BUCKETS } from './rules.ts'
import { countOf, groupsOf, type InvoiceGroup, isOpenGroup, sumOf } from './sums.ts'
import { InvoiceConnection } from './type.ts'

type Facet<Value> = { value: Value | null; count: number; amountRemaining: MoneyValue[] }

/** The values that the groups have by this reading, each with its count and what remains in every currency. */
function facetsOf<Value extends string>(
  groups: readonly InvoiceGroup[],
  valueIn: (group: InvoiceGroup) => Value | null,
): Facet<Value>[] {
  return [...Map.groupBy(groups, valueIn)]
    .map(([value, own]) => ({
      value,
      count: countOf(own),
      amountRemaining: [...Map.groupBy(own, ({ currency }) => currency).values()].flatMap(remainingOf),
    }))
    .sort((left, right) => right.count - left.count || String(left.value).localeCompare(String(right.value)))
}

/** What remains on groups of one currency. */
function remainingOf(groups: readonly InvoiceGroup[]): MoneyValue[] {
  const minorUnits = sumOf(groups, 'amountRemaining')
  return groups.slice(0, 1).map(({ currency, organizationId }) => ({ minorUnits, currency, organizationId }))
}

/** The status as of today: `statusOf` of `rules.ts` for a whole group. */
function statusOfGroup(group: InvoiceGroup): typeof InvoiceStatus.$inferType {
  const isOverdue = group.standing === 'SENT' && group.hasRemainder && group.bucket > 0
  // A standing is a status, and PostgreSQL knows no other.
  return isOverdue ? 'OVERDUE' : (group.standing as typeof InvoiceStatus.$inferType)
}

function bucketOfGroup(group: InvoiceGroup): typeof AgingBucket.$inferType | null {
  return isOpenGroup(group) ? (AGING_BUCKETS[group.bucket] ?? null) : null
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

// The text of an enum's column is one of its values: PostgreSQL keeps no other.
const InvoiceFacets = builder.objectRef<readonly InvoiceGroup[]>('InvoiceFacets').implement({
  description: 'Which values occur in a list and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    status: t.field({
      type: [StatusFacet],
      description: 'By status, as of today.',
      resolve: (groups) => facetsOf(groups, statusOfGroup),
    }),
    collectionMethod: t.field({
      type: [MethodFacet],
      description: 'By collection method.',
      resolve: (groups) =>
        facetsOf(groups, (group) => group.collectionMethod as typeof CollectionMethod.$inferType | null),
    }),
    type: t.field({
      type: [TypeFacet],
      description: 'By side of the ledger.',
      resolve: (groups) => facetsOf(groups, (group) => group.type as typeof InvoiceType.$inferType),
    }),
    currency: t.field({
      type: [CurrencyFacet],
      description: 'By currency.',
      resolve: (groups) => facetsOf(groups, (group) => group.currency),
    }),
    agingBucket: t.field({
      type: [BucketFacet],
      description: 'By ageing bucket, as of today.',
      resolve: (groups) => facetsOf(groups, bucketOfGroup),
    }),
  }),
})

builder.objectField(InvoiceConnection, 'facets', (t) =>
  t.field({
    type: InvoiceFacets,
    description: 'Which values occur in the whole filtered list, whatever the page.',
    complexity: AGGREGATE_COST,
    resolve: (page, _arguments, context) => groupsOf(page, context),
  }),
)
