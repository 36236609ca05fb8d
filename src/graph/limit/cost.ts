import type { FieldComplexityValue } from '@pothos/plugin-complexity'
import { type GraphQLField, getNamedType, getNullableType, isLeafType, isListType } from 'graphql'

/** What a page costs when the operation does not say how long it is: the default page size. */
const DEFAULT_PAGE = 10
/** What a list without paging, such as the line items of an invoice, counts as. */
const DEFAULT_LIST = 10

/** An operation may cost this much; the documented list of 100 with parties and line items costs about 1,300. */
export const MAX_COST = 5_000

/**
 * An object costs 1, a value nothing, a page as many objects as it may hold. Argument values are the coerced
 * ones, so a variable counts like a literal.
 */
export function fieldCost(
  args: Record<string, unknown>,
  _context: unknown,
  field: Pick<GraphQLField<unknown, unknown>, 'type'>,
): FieldComplexityValue {
  const named = getNamedType(field.type)
  if (isLeafType(named) || EMBEDDED.has(named.name)) return { field: 0, multiplier: 1 }
  if (named.name.endsWith('Connection')) return { field: 1, multiplier: pageSize(args) }
  if (named.name.endsWith('Edge')) return { field: 0, multiplier: 1 }
  return isListType(getNullableType(field.type))
    ? { field: DEFAULT_LIST, multiplier: DEFAULT_LIST }
    : { field: 1, multiplier: 1 }
}

/**
 * Sums over a whole list are read once for it, but stand inside its page and so are counted once per row of it: the
 * field costs a fraction, and what it holds nothing.
 */
export const AGGREGATE_COST = { field: 0.2, multiplier: 1 }

/** For a list that is short by its nature, such as the tasks that one call led to. */
export const SHORT_LIST_COST = { field: 2, multiplier: 2 }

/** Objects that are values in all but name: they cost no row. */
const EMBEDDED = new Set([
  'Money',
  'PageInfo',
  'AgentAssessment',
  'DashboardSettings',
  'IntegrationConnectionStep',
  'IntegrationHealth',
  'IntegrationSetting',
  'InvoiceTotals',
  'InvoiceFacets',
  'InvoiceStatusFacet',
  'CollectionMethodFacet',
  'InvoiceTypeFacet',
  'CurrencyFacet',
  'AgingBucketFacet',
  'AgingBucketTotal',
  'ReceivablesAgingBucket',
  'StatementAgingBucket',
  'CallFacets',
  'CallStatusFacet',
  'CallDirectionFacet',
  'CallSentimentFacet',
  'TaskFacets',
  'TaskStatusFacet',
  'TaskTypeFacet',
  'PaymentTotals',
  'PaymentFacets',
  'PaymentStatusFacet',
  'PaymentMethodFacet',
  'PaymentCurrencyFacet',
  'FilterField',
  'FilterOperator',
  'FilterChoice',
  'FilterOption',
])

function pageSize(args: Record<string, unknown>): number {
  const size = args.first ?? args.last ?? DEFAULT_PAGE
  return typeof size === 'number' && size > 0 ? size : 1
}
