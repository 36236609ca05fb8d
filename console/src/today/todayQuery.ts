import { graphql } from '../graphql/gql.ts'

/** Everything of the page in one request. */
export const TODAY = graphql(`
  query Today(
    $organizationId: ID!
    $promisesDue: InvoiceWhere
    $brokenPromises: InvoiceWhere
    $bounced: InvoiceWhere
    $disputes: InvoiceWhere
    $overdue: InvoiceWhere
    $tasks: TaskWhere
    $order: [InvoiceOrder!]
    $first: Int!
  ) {
    promisesDue: invoices(
      organizationId: $organizationId
      where: $promisesDue
      orderBy: $order
      first: $first
    ) {
      ...InvoiceSection_invoices
    }
    brokenPromises: invoices(
      organizationId: $organizationId
      where: $brokenPromises
      orderBy: $order
      first: $first
    ) {
      ...InvoiceSection_invoices
    }
    bounced: invoices(organizationId: $organizationId, where: $bounced, orderBy: $order, first: $first) {
      ...InvoiceSection_invoices
    }
    disputes: invoices(organizationId: $organizationId, where: $disputes, orderBy: $order, first: $first) {
      ...InvoiceSection_invoices
    }
    overdue: invoices(organizationId: $organizationId, where: $overdue, orderBy: $order, first: $first) {
      ...InvoiceSection_invoices
    }
    tasks(
      organizationId: $organizationId
      where: $tasks
      orderBy: [{ field: DUE_ON, direction: ASC, nulls: LAST }]
      first: $first
    ) {
      ...TaskSection_tasks
    }
    payments(
      organizationId: $organizationId
      where: { amountUnapplied: { gt: 0 } }
      orderBy: [{ field: AMOUNT, direction: DESC }]
      first: $first
    ) {
      ...PaymentSection_payments
    }
    emails(
      organizationId: $organizationId
      where: { status: { eq: PENDING_APPROVAL } }
      orderBy: [{ field: CREATED_AT, direction: ASC }]
      first: $first
    ) {
      ...ApprovalSection_emails
    }
  }
`)
