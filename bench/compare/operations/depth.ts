import { type LedgerSize, periodOf } from '../../ledger/size.ts'
import { at } from '../json.ts'
import type { Operation } from '../operation.ts'
import { listed, NEWEST_FIRST } from './postgraphile.ts'

const PAGE = 20
const DEEPEST = 10_000
/** At least this part of an organization's invoices is listed; the others are of inactive papers. */
const LISTED_PART = 0.98

const OURS = `query Depth($first: Int!, $after: String, $offset: Int) {
  invoices(first: $first, after: $after, offset: $offset) {
    nodes { uid invoiceNumber issueDate total { minorUnits } client { name } }
    pageInfo { hasNextPage endCursor }
  }
}`

const POSTGRAPHILE = `query Depth($filter: InvoiceFilter!, $first: Int!, $after: Cursor, $offset: Int) {
  invoices: allInvoices(filter: $filter, first: $first, after: $after, offset: $offset, ${NEWEST_FIRST}) {
    nodes { uid: rowId invoiceNumber issueDate total client: partyByOrganizationIdAndTargetPartyId { name } }
    pageInfo { hasNextPage endCursor }
  }
}`

/** The first page, and by its cursor the 10,000th, or the last one of a smaller ledger. */
export function depthOperations({ invoices, ...size }: LedgerSize): Operation[] {
  const rows = (invoices * size.weight * LISTED_PART) / periodOf({ invoices, ...size })
  const deep = Math.min(DEEPEST, Math.floor(rows / PAGE) - 1)
  return [
    operation('C1-first', 'first page of the whole list', 1),
    operation('C1-deep', `page ${deep} of the whole list, by cursor`, deep),
  ]
}

function operation(name: string, title: string, page: number): Operation {
  const before = (page - 2) * PAGE
  return {
    name,
    title,
    ours: {
      ask: async (_subject, ask) => {
        const variables = { first: PAGE, after: null }
        if (page === 1) return { query: OURS, variables }
        const data = await ask({ query: OURS, variables: { first: PAGE, offset: before } })
        return {
          query: OURS,
          variables: { ...variables, after: at(data, 'invoices', 'pageInfo', 'endCursor') },
        }
      },
      read: (data) => [at(data, 'invoices', 'nodes'), at(data, 'invoices', 'pageInfo', 'hasNextPage')],
    },
    postgraphile: {
      ask: async (subject, ask) => {
        const variables = { filter: listed(subject), first: PAGE }
        if (page === 1) return { query: POSTGRAPHILE, variables }
        const data = await ask({ query: POSTGRAPHILE, variables: { ...variables, offset: before } })
        const after = at(data, 'invoices', 'pageInfo', 'endCursor')
        return { query: POSTGRAPHILE, variables: { ...variables, after } }
      },
      read: (data) => [at(data, 'invoices', 'nodes'), at(data, 'invoices', 'pageInfo', 'hasNextPage')],
    },
  }
}
