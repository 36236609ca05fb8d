import type { GraphiQLOptions } from 'graphql-yoga'

const LIST = `# Invoices over 30 days late, worst first.
# Page and sums speak of the same filter.
query OverdueInvoices($first: Int = 10, $after: String) {
  invoices(
    where: {
      status: { in: [OVERDUE, PARTIALLY_PAID] }
      overdueDays: { gt: 30 }
    }
    orderBy: [{ field: OVERDUE_DAYS, direction: DESC }]
    first: $first
    after: $after
  ) {
    totalCount
    totals { currency count outstanding { formatted } }
    pageInfo { hasNextPage endCursor }
    nodes {
      uid
      invoiceNumber
      status
      overdueDays
      dueDate
      amountRemaining { formatted }
      client { name billingContact { name email } }
    }
  }
}
`

const DETAIL = `# Everything about one invoice: here the overdue
# one that is owed the most.
query InvoiceDetail {
  invoices(
    where: { isOverdue: true }
    orderBy: [{ field: AMOUNT_REMAINING, direction: DESC }]
    first: 1
  ) {
    nodes {
      uid
      invoiceNumber
      type
      status
      issueDate
      dueDate
      total { formatted minorUnits currency }
      amountDue { formatted }
      amountPaid { formatted }
      amountRemaining { formatted }
      overdueDays
      ageDays
      hostedInvoiceUrl
      lineItems { lineNumber name contextType quantity unitPrice { formatted } lineTotal { formatted } }
      fields { key type value }
      parties { role party { name formattedAddress billingContact { name jobTitle email phone } } }
      integrations { integrationName remoteId metadata }
      memo
      comments { text createdAt author { name } isResolved }
    }
  }
}
`

const OUTREACH = `# Which reminders bounced, whom they were for,
# and what money is behind them.
query BouncedReminders {
  invoices(where: { hasBounce: true }, first: 5) {
    totalCount
    totals { currency outstanding { formatted } }
    nodes {
      invoiceNumber
      counterpartyName
      amountRemaining { formatted }
      outreach {
        bouncingRecipientEmails
        emails(first: 5) {
          nodes {
            sentAt
            subject
            initiator { kind name }
            deliveryStatus
            recipients { address deliveryStatus bounce { type reason diagnosticCode } }
            bounceCallout { source detectedAt recipientEmails }
          }
        }
      }
    }
  }
}
`

const AGEING = `# What is owed by days overdue, per currency,
# and the parties that owe it.
query Ageing {
  invoices(first: 0) {
    aging(edges: [30, 60, 90]) { currency label count amountRemaining { formatted } }
    facets { status { value count } }
  }
  parties(
    where: { invoices: { some: { isOverdue: true } } }
    first: 5
  ) {
    totalCount
    nodes {
      name
      receivables { currency openCount balance { formatted } overdue { formatted } }
    }
  }
}
`

/** GraphiQL with examples that run as they are. With a demo token they carry it; otherwise a token has to be put in. */
export function graphiqlOptions(demoToken: string | null): GraphiQLOptions {
  const headers = JSON.stringify({ Authorization: `Bearer ${demoToken ?? '<token>'}` }, null, 2)
  return {
    title: 'Duegraph',
    headers,
    defaultTabs: [LIST, DETAIL, OUTREACH, AGEING].map((query) => ({ query, headers })),
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: true,
    schemaDescription: true,
  }
}
