import { useApolloClient, useSubscription } from '@apollo/client/react'
import { graphql } from '../graphql/gql.ts'

const DELIVERY = graphql(`
  subscription InvoiceDelivery($invoiceId: ID!) {
    emailDeliveryChanged(invoiceId: $invoiceId) {
      id
      ...EmailEntry
    }
  }
`)

const TIMELINE = graphql(`
  subscription InvoiceTimelineChanged($invoiceId: ID!) {
    timelineChanged(invoiceId: $invoiceId) {
      __typename
      ... on TimelineEntry {
        occurredAt
      }
    }
  }
`)

/**
 * Follows one invoice. What becomes of a mail is told with the mail, which the cache knows by its id, and so shows wherever it stands;
 * what is new has the page read again.
 */
export function useInvoiceLive(invoiceId: string | null): void {
  const client = useApolloClient()
  const skip = invoiceId === null
  const variables = { invoiceId: invoiceId ?? '' }
  useSubscription(DELIVERY, { variables, skip })
  useSubscription(TIMELINE, {
    variables,
    skip,
    onData: () => void client.refetchQueries({ include: ['InvoicePage', 'InvoiceTimeline'] }),
  })
}
