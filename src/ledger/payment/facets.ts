import { builder } from '../../graph/builder.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { PaymentMethod, PaymentStatus } from './enums.ts'
import { countOf, groupsOf, type PaymentGroup, sumOf } from './groups.ts'
import { PaymentConnection } from './type.ts'

type Facet<Value> = { value: Value | null; groups: readonly PaymentGroup[] }
type ValueType = 'CurrencyCode' | typeof PaymentStatus | typeof PaymentMethod

/** The values that the groups have by this reading, the most frequent first. */
function facetsOf<Value extends string>(
  groups: readonly PaymentGroup[],
  valueIn: (group: PaymentGroup) => Value | null,
): Facet<Value>[] {
  return [...Map.groupBy(groups, valueIn)]
    .map(([value, own]) => ({ value, groups: own }))
    .sort(
      (left, right) =>
        countOf(right.groups) - countOf(left.groups) || String(left.value).localeCompare(String(right.value)),
    )
}

function receivedOf({ groups }: Facet<unknown>): MoneyValue[] {
  return [...Map.groupBy(groups, ({ currency }) => currency).values()].flatMap((own) =>
    own.slice(0, 1).map(({ organizationId, currency }) => ({
      organizationId,
      currency,
      minorUnits: sumOf(own, 'received'),
    })),
  )
}

function facetType<Value extends string>(
  name: string,
  type: ValueType,
  of: string,
  valueDescription: string,
) {
  return builder.objectRef<Facet<Value>>(name).implement({
    description: `${of} that occurs in the list.`,
    fields: (t) => ({
      // Pothos reads the type of a value off the enum, which is not known here: it is the one of the facet.
      value: t.field({
        type: type as 'CurrencyCode',
        nullable: true,
        description: valueDescription,
        resolve: ({ value }) => value,
      }),
      count: t.int({
        description: 'How many payments of the list have it.',
        resolve: ({ groups }) => countOf(groups),
      }),
      received: t.field({
        type: [Money],
        description: 'Sum of their amounts, one amount per currency.',
        resolve: receivedOf,
      }),
    }),
  })
}

type Status = typeof PaymentStatus.$inferType
type Method = typeof PaymentMethod.$inferType

const StatusFacet = facetType<Status>('PaymentStatusFacet', PaymentStatus, 'A status', 'The status.')
const MethodFacet = facetType<Method>(
  'PaymentMethodFacet',
  PaymentMethod,
  'A way to pay',
  'The way; null for payments without one.',
)
const CurrencyFacet = facetType<string>('PaymentCurrencyFacet', 'CurrencyCode', 'A currency', 'The currency.')

// The text of an enum's column is one of its values: PostgreSQL keeps no other.
const PaymentFacets = builder.objectRef<readonly PaymentGroup[]>('PaymentFacets').implement({
  description: 'Which values occur in a list and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    status: t.field({
      type: [StatusFacet],
      description: 'By status.',
      resolve: (groups) => facetsOf(groups, ({ status }) => status as Status),
    }),
    method: t.field({
      type: [MethodFacet],
      description: 'By way of paying.',
      resolve: (groups) => facetsOf(groups, ({ method }) => method as Method | null),
    }),
    currency: t.field({
      type: [CurrencyFacet],
      description: 'By currency.',
      resolve: (groups) => facetsOf(groups, ({ currency }) => currency),
    }),
  }),
})

builder.objectField(PaymentConnection, 'facets', (t) =>
  t.field({
    type: PaymentFacets,
    description: 'Which values occur in the whole filtered list, whatever the page.',
    complexity: AGGREGATE_COST,
    resolve: groupsOf,
  }),
)
