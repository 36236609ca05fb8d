/** An example for GraphiQL: what a payment may be for, and then it is. */
export const APPLY_PAYMENT = `# Apply a payment: run Unapplied, take the id of a payment
# and put it below as paymentId (Variables). Suggested says
# what it may be for and why; Apply does it, and the invoice
# is paid in the same moment. Watch it in the timeline.
query Unapplied {
  payments(
    where: { amountUnapplied: { gt: 0 }, status: { in: [PENDING_MATCH, MATCHED, APPLIED] } }
    first: 5
  ) {
    nodes {
      id
      receivedAt
      referenceNumber
      amount { formatted }
      amountUnapplied { minorUnits currency formatted }
      party { name paymentBalances { currency unapplied { formatted } } }
    }
  }
}

query Suggested($paymentId: ID!) {
  paymentSuggestAllocations(paymentId: $paymentId) {
    rule
    explanation
    allocations {
      amount { minorUnits currency formatted }
      invoice { id invoiceNumber status dueOn amountRemaining { formatted } }
    }
    amountLeft { formatted }
  }
}

mutation Apply($paymentId: ID!, $allocations: [PaymentAllocationInput!]!) {
  paymentAllocate(input: { paymentId: $paymentId, allocations: $allocations }) {
    payment { status amountUnapplied { formatted } }
    allocations {
      amount { formatted }
      appliedAt
      invoice {
        invoiceNumber
        status
        paidDate
        amountRemaining { formatted }
        timeline(first: 3) { nodes { ... on TimelineEntry { occurredAt summary } } }
      }
    }
    userErrors { code field message }
  }
}
`
