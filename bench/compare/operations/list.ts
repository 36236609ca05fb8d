import { at, type Json, listOf, objectOf, textOf } from '../json.ts'
import type { Operation } from '../operation.ts'
import type { Subject } from '../subject.ts'
import { listed, NEWEST_FIRST, statusOf } from './postgraphile.ts'

const OURS = `query List($where: InvoiceWhere!, $search: String!, $first: Int!) {
  invoices(where: $where, search: $search, first: $first) {
    nodes {
      uid invoiceNumber status overdueDays issueDate dueDate
      total { minorUnits } amountRemaining { minorUnits } client { name }
    }
  }
}`

const POSTGRAPHILE = `query List($filter: InvoiceFilter!, $first: Int!) {
  invoices: allInvoices(filter: $filter, first: $first, ${NEWEST_FIRST}) {
    nodes {
      uid: rowId invoiceNumber status: standing issueDate dueDate total amountRemaining
      client: partyByOrganizationIdAndTargetPartyId { name }
    }
  }
}`

const [NAME, SEARCH, LEAST, MOST] = ['birch', '001', 1, 180] as const

/** The same conditions on what is stored: days overdue are bounds of the due date. */
function conditions(subject: Subject): readonly Json[] {
  const name = (text: string) => ({
    partyByOrganizationIdAndTargetPartyId: { name: { includesInsensitive: text } },
  })
  return [
    { standing: { in: ['SENT', 'PARTIALLY_PAID'] } },
    { or: [{ standing: { equalTo: 'PARTIALLY_PAID' } }, { amountRemaining: { greaterThan: '0' } }] },
    {
      dueDate: {
        greaterThanOrEqualTo: subject.startOfDaysAgo(MOST),
        lessThan: subject.startOfDaysAgo(LEAST - 1),
      },
    },
    name(NAME),
    {
      or: [
        { invoiceNumber: { includesInsensitive: SEARCH } },
        { purchaseOrderNumber: { includesInsensitive: SEARCH } },
        name(SEARCH),
      ],
    },
  ]
}

export const LIST: Operation = {
  name: 'L2',
  title: 'list by party name, status and days overdue, with a search',
  ours: {
    ask: () => ({
      query: OURS,
      variables: {
        where: {
          partyName: { contains: NAME },
          status: { in: ['OVERDUE', 'PARTIALLY_PAID'] },
          overdueDays: { gte: LEAST, lte: MOST },
        },
        search: SEARCH,
        first: 20,
      },
    }),
    read: (data) => at(data, 'invoices', 'nodes'),
  },
  postgraphile: {
    ask: (subject) => ({
      query: POSTGRAPHILE,
      variables: { filter: listed(subject, ...conditions(subject)), first: 20 },
    }),
    read: (data, subject) =>
      listOf(at(data, 'invoices', 'nodes')).map((invoice) => ({
        ...objectOf(invoice),
        status: statusOf(invoice, subject),
        overdueDays: subject.daysSince(textOf(at(invoice, 'dueDate'))),
      })),
  },
}
