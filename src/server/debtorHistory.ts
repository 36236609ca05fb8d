/** An example for GraphiQL: of all of them the longest. */
export const DEBTOR_HISTORY = `# A debtor's whole history in one query: who it is, what
# happened with it, the latest first, what it wrote, and
# all about an invoice that it paid after a call.
query DebtorHistory($name: String = "Wiesenauer Maschinenbau AG") {
  parties(where: { name: { eq: $name } }, first: 1) {
    nodes {
      name
      accountNumber
      formattedAddress
      assignee { name }
      receivables { currency openCount balance { formatted } overdue { formatted } }
      tags { isManual tag { name color } }
      contacts(first: 5) {
        nodes { name jobTitle email phone externalRole isArchived }
      }
      apPortals { name provider providerText reportFrequency isInvoiceSubmissionEnabled }
      integrations {
        integrationName
        remoteId
        syncStatus
        linkedIntegration {
          name
          health { status message }
          models {
            name
            health { status }
            lastSync { run { status startedAt output } }
          }
        }
      }
      timeline(first: 20) {
        totalCount
        nodes {
          __typename
          ... on TimelineEntry { occurredAt summary actor { kind name } }
          ... on EmailTimelineItem { email { direction subject snippet deliveryStatus } }
          ... on CallTimelineItem { call { direction status sentiment durationSeconds } }
          ... on TaskTimelineItem { task { label status dueOn assignee { name } } }
          ... on CommentTimelineItem { comment { text } }
          ... on DisputeTimelineItem { isResolution dispute { reason resolution } }
          ... on PromiseTimelineItem { promise { promisedOn status amount { formatted } } }
          ... on PaymentTimelineItem { payment { amount { formatted } method status } }
          ... on StatusChangeTimelineItem { before after }
          ... on ImportTimelineItem { integration { integrationName remoteId } }
          ... on ChangeTimelineItem { action }
        }
      }
      outreach {
        emails(where: { direction: { eq: INBOUND } }, first: 2) {
          nodes {
            subject
            classifications { type reason }
            thread {
              emails(first: 4) {
                nodes { sentAt direction fromEmail subject snippet }
              }
            }
          }
        }
      }
      invoices(
        where: { lastOutreachChannel: { eq: CALL }, status: { eq: PAID } }
        first: 1
      ) {
        nodes {
          invoiceNumber
          status
          total { formatted }
          amountPaid { formatted }
          pdf { name downloadUrl }
          calls(first: 3) {
            nodes {
              startedAt
              status
              summary
              sentiment
              agent { name }
              workflow { name }
              transcript
              classifications { type reason assessment { confidenceScore } }
            }
          }
          outreach {
            emails(where: { direction: { in: [INBOUND, OUTBOUND] } }, first: 5) {
              nodes {
                sentAt
                direction
                subject
                sender { name }
                attachments { name fileType downloadUrl }
                thread { emails(first: 4) { nodes { direction subject fromEmail sentAt } } }
              }
            }
          }
          tasks(first: 5) {
            nodes { label status dueOn closeReason assignee { name } data { type data } }
          }
          timeline(first: 10) {
            nodes { ... on TimelineEntry { occurredAt summary } }
          }
          payments {
            amount { formatted }
            strategy
            isApproved
            payment { receivedAt method amount { formatted } referenceNumber status }
          }
        }
      }
    }
  }
}
`
