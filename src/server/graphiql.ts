import type { GraphiQLOptions } from 'graphql-yoga'
import { AGEING_AS_OF } from './ageingAsOf.ts'
import { APPLY_PAYMENT } from './applyPayment.ts'
import { DEBTOR_HISTORY } from './debtorHistory.ts'

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
      dueOn
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
    orderBy: [{ field: OUTSTANDING, direction: DESC }]
    first: 1
  ) {
    nodes {
      uid
      invoiceNumber
      type
      status
      issuedOn
      dueOn
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

const REMIND = `# Reminds of an overdue invoice. Without SMTP_URL nothing
# leaves this machine: look at it at /outbox, load its
# image, click in it, let it bounce. Then send it again.
# The example Watch shows it all live in a second window.
mutation Remind($invoiceId: ID!) {
  emailSend(
    input: {
      invoiceIds: [$invoiceId]
      subject: "Reminder: invoice {{invoiceNumber}}"
      bodyText: """
      Dear {{contactName}},

      {{amountRemaining}} was due on {{dueDate}}. You can pay here:
      https://pay.example/{{invoiceNumber}}

      {{senderName}}, {{organizationName}}
      """
    }
  ) {
    email {
      id
      status
      subject
      recipients { address deliveryStatus }
    }
    userErrors { code message field blockers { code until } }
  }
}
`

const WATCH = `# What becomes of its emails, as it happens. One window
# runs one thing at a time: leave this running here, and
# open a second window to send, open, click and bounce.
subscription Watch($invoiceId: ID!) {
  emailDeliveryChanged(invoiceId: $invoiceId) {
    subject
    status
    deliveryStatus
    openedAt
    humanOpenedAt
    clickedAt
    recipients { address deliveryStatus bounce { type reason diagnosticCode } }
    events { type occurredAt isMachine }
  }
}
`

const BOUNCING = `# Which addresses bounce, what money is behind them,
# and whom to write to instead.
query BouncingContacts {
  bouncingContacts(first: 5) {
    totalCount
    nodes {
      address
      type
      reason
      lastBouncedAt
      isSuppressed
      party { name }
      suggestedContact { name email }
      invoices(first: 3) {
        totalCount
        totals { currency outstanding { formatted } }
        nodes { invoiceNumber amountRemaining { formatted } }
      }
    }
  }
}
`

type Examples = {
  /** Null: a token has to be put in. */
  demoToken: string | null
  /** What the examples about one invoice are about; null: its id has to be put in. */
  invoiceId: string | null
}

/** GraphiQL with examples that run as they are on the demo ledger. */
export function graphiqlOptions({ demoToken, invoiceId }: Examples): GraphiQLOptions {
  const headers = JSON.stringify({ Authorization: `Bearer ${demoToken ?? '<token>'}` }, null, 2)
  const variables = JSON.stringify({ invoiceId: invoiceId ?? '<id of an invoice>' }, null, 2)
  return {
    title: 'Duegraph',
    headers,
    defaultTabs: [
      ...[LIST, DETAIL, OUTREACH, AGEING, BOUNCING, DEBTOR_HISTORY, APPLY_PAYMENT, AGEING_AS_OF].map(
        (query) => ({
          query,
          headers,
        }),
      ),
      ...[REMIND, WATCH].map((query) => ({ query, headers, variables })),
    ],
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: true,
    schemaDescription: true,
  }
}
