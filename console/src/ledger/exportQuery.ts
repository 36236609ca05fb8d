import { graphql } from '../graphql/gql.ts'

/** What a row of the file has: everything that the page has a column for, and what others need to find the invoice again. */
export const EXPORTED = graphql(`
  query ExportedInvoices(
    $viewId: ID
    $where: InvoiceWhere
    $search: String
    $orderBy: [InvoiceOrder!]
    $includeInactive: Boolean
  ) {
    invoices(
      viewId: $viewId
      where: $where
      search: $search
      orderBy: $orderBy
      includeInactive: $includeInactive
    ) {
      nodes {
        uid
        invoiceNumber
        status
        issuedOn
        dueOn
        overdueDays
        currency
        total {
          amount
        }
        amountPaid {
          amount
        }
        amountRemaining {
          amount
        }
        counterpartyName
        purchaseOrderNumber
        promisedToPayDate
        lastOutreachAt
      }
    }
  }
`)
