import { at, type Json, listOf, objectOf } from '../json.ts'
import type { Operation } from '../operation.ts'
import type { Subject } from '../subject.ts'
import { foldTotals } from './foldTotals.ts'
import { listed } from './postgraphile.ts'

const DAYS = 90
const FACET = '{ value count amountRemaining { currency minorUnits } }'
const OURS = `query Totals($where: InvoiceWhere!) {
  invoices(where: $where, first: 0) {
    totalCount
    totals {
      currency count total { minorUnits } amountDue { minorUnits } amountPaid { minorUnits }
      amountRemaining { minorUnits } outstanding { minorUnits } overdue { minorUnits }
    }
    facets {
      status ${FACET} collectionMethod ${FACET} type ${FACET} currency ${FACET} agingBucket ${FACET}
    }
  }
}`

const GROUP = 'keys count { rowId } sum { total amountDue amountPaid amountRemaining }'
const BUCKET = `{ groupedAggregates(groupBy: [STANDING, CURRENCY]) { keys count { rowId } sum { amountRemaining } } }`
const BUCKETS = ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'OVER_90'] as const
/** Grouped once as finely as needed and added up by the client: the fewest statements that say it all. */
const POSTGRAPHILE = `query Totals($all: InvoiceFilter!, ${BUCKETS.map((name) => `$${name}: InvoiceFilter!`).join(', ')}) {
  all: allInvoices(filter: $all) {
    totalCount
    groupedAggregates(groupBy: [STANDING, COLLECTION_METHOD, TYPE, CURRENCY]) { ${GROUP} }
  }
  ${BUCKETS.map((name) => `${name}: allInvoices(filter: $${name}) ${BUCKET}`).join('\n  ')}
}`

function filters(subject: Subject, issued: readonly Json[]): { [name: string]: Json } {
  const { startOfDaysAgo } = subject
  const open = {
    standing: { in: ['SENT', 'PARTIALLY_PAID', 'DISPUTED'] },
    amountRemaining: { greaterThan: '0' },
  }
  const due = (from: number | null, to: number): Json =>
    listed(subject, ...issued, open, {
      dueDate: {
        lessThan: startOfDaysAgo(from === null ? 90 : from - 1),
        ...(from === null ? {} : { greaterThanOrEqualTo: startOfDaysAgo(to) }),
      },
    })
  const notDue = {
    or: [{ dueDate: { isNull: true } }, { dueDate: { greaterThanOrEqualTo: startOfDaysAgo(0) } }],
  }
  return {
    all: listed(subject, ...issued),
    CURRENT: listed(subject, ...issued, open, notDue),
    DAYS_1_30: due(1, 30),
    DAYS_31_60: due(31, 60),
    DAYS_61_90: due(61, 90),
    OVER_90: due(null, 0),
  }
}

/** The bounds of the issue date, for both servers: none for the whole list. */
type Bounds = { ours: (subject: Subject) => Json; postgraphile: (subject: Subject) => readonly Json[] }

function operation(name: string, title: string, bounds: Bounds): Operation {
  return {
    name,
    title,
    ours: {
      ask: (subject) => ({ query: OURS, variables: { where: bounds.ours(subject) } }),
      // The most frequent value comes first, and ties may fall either way.
      read: (data) => {
        const { facets, ...rest } = objectOf(at(data, 'invoices'))
        const sorted = Object.entries(objectOf(facets)).map(
          ([key, values]) => [key, sortFacet(values)] as const,
        )
        return { ...rest, facets: Object.fromEntries(sorted) }
      },
    },
    postgraphile: {
      ask: (subject) => ({ query: POSTGRAPHILE, variables: filters(subject, bounds.postgraphile(subject)) }),
      read: (data) => foldTotals(data, BUCKETS),
    },
  }
}

export const TOTALS: readonly Operation[] = [
  operation('T1', `count, totals and facets of what was issued in the last ${DAYS} days`, {
    ours: ({ startOfDaysAgo }) => ({ issueDate: { gte: startOfDaysAgo(DAYS) } }),
    postgraphile: ({ startOfDaysAgo }) => [{ issueDate: { greaterThanOrEqualTo: startOfDaysAgo(DAYS) } }],
  }),
  operation('T2', 'count, totals and facets of the whole list', {
    ours: () => ({}),
    postgraphile: () => [],
  }),
]

function sortFacet(values: Json): Json {
  return listOf(values).toSorted((left, right) =>
    String(at(left, 'value')).localeCompare(String(at(right, 'value'))),
  )
}
