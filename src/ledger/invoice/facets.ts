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

type ValueType =
  | 'CurrencyCode'
  | typeof InvoiceStatus
  | typeof CollectionMethod
  | typeof InvoiceType
  | typeof AgingBucket
type Meaning = { of: string; value: string }

/** The type of a facet: a value, how often it occurs, and what remains on those that have it. */
function facetType<Value extends string>(name: string, type: ValueType, meaning: Meaning) {
  return builder.objectRef<Facet<Value>>(name).implement({
    description: `${meaning.of} that occurs in the list.`,
    fields: (t) => ({
      // Pothos reads the type of a value off the enum, which is not known here: it is the one of the facet.
      value: t.field({
        type: type as 'CurrencyCode',
        nullable: true,
        description: meaning.value,
        resolve: ({ value }) => value,
      }),
      count: t.exposeInt('count', { description: 'How many invoices of the list have it.' }),
      amountRemaining: t.expose('amountRemaining', {
        type: [Money],
        description: 'Sum of their amounts remaining, whatever the status, one amount per currency.',
      }),
    }),
  })
}

const StatusFacet = facetType<typeof InvoiceStatus.$inferType>('InvoiceStatusFacet', InvoiceStatus, {
  of: 'A status',
  value: 'The status.',
})
const MethodFacet = facetType<typeof CollectionMethod.$inferType>('CollectionMethodFacet', CollectionMethod, {
  of: 'A collection method',
  value: 'The method; null for invoices without one.',
})
const TypeFacet = facetType<typeof InvoiceType.$inferType>('InvoiceTypeFacet', InvoiceType, {
  of: 'A side of the ledger',
  value: 'Receivable or payable.',
})
const CurrencyFacet = facetType<string>('CurrencyFacet', 'CurrencyCode', {
  of: 'A currency',
  value: 'The currency.',
})
const BucketFacet = facetType<typeof AgingBucket.$inferType>('AgingBucketFacet', AgingBucket, {
  of: 'An ageing bucket',
  value: 'The bucket; null for invoices on which nothing is owed.',
})

/** What a group has of each thing that facets tell apart. */
// The text of an enum's column is one of its values: PostgreSQL keeps no other.
const VALUES = {
  status: statusOfGroup,
  collectionMethod: (group: InvoiceGroup) =>
    group.collectionMethod as typeof CollectionMethod.$inferType | null,
  type: (group: InvoiceGroup) => group.type as typeof InvoiceType.$inferType,
  currency: (group: InvoiceGroup) => group.currency,
  agingBucket: bucketOfGroup,
}

/** The same by the names of the filters that pick by it. */
export const FACET_VALUES: ReadonlyMap<string, (group: InvoiceGroup) => string | null> = new Map(
  Object.entries(VALUES),
)

const InvoiceFacets = builder.objectRef<readonly InvoiceGroup[]>('InvoiceFacets').implement({
  description: 'Which values occur in a list and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    status: t.field({
      type: [StatusFacet],
      description: 'By status, as of today.',
      resolve: (groups) => facetsOf(groups, VALUES.status),
    }),
    collectionMethod: t.field({
      type: [MethodFacet],
      description: 'By collection method.',
      resolve: (groups) => facetsOf(groups, VALUES.collectionMethod),
    }),
    type: t.field({
      type: [TypeFacet],
      description: 'By side of the ledger.',
      resolve: (groups) => facetsOf(groups, VALUES.type),
    }),
    currency: t.field({
      type: [CurrencyFacet],
      description: 'By currency.',
      resolve: (groups) => facetsOf(groups, VALUES.currency),
    }),
    agingBucket: t.field({
      type: [BucketFacet],
      description: 'By ageing bucket, as of today.',
      resolve: (groups) => facetsOf(groups, VALUES.agingBucket),
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
