import { useApolloClient, useSubscription } from '@apollo/client/react'
import { useMemo } from 'react'
import { graphql } from '../graphql/gql.ts'
import { ROW } from './LedgerRow.tsx'
import type { InvoiceEdges } from './useInvoiceRows.ts'

const INVOICE_CHANGED = graphql(`
  subscription LedgerInvoiceChanged($organizationId: ID!) {
    invoiceChanged(organizationId: $organizationId) {
      id
      ...LedgerRow
    }
  }
`)

/** Rows that were read show what happens to them. Of others nothing is kept: an import would fill the memory with them. */
export function useLiveRows(organizationId: string, edges: InvoiceEdges): void {
  const { cache } = useApolloClient()
  const loaded = useMemo(() => new Set(edges.map(({ node }) => node.id)), [edges])
  useSubscription(INVOICE_CHANGED, {
    variables: { organizationId },
    fetchPolicy: 'no-cache',
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const invoice = data?.invoiceChanged
      if (invoice === undefined || !loaded.has(invoice.id)) return
      // A masked row is the row: masking is but a matter of types.
      cache.writeFragment({
        fragment: ROW,
        fragmentName: 'LedgerRow',
        data: { __typename: 'Invoice', ...invoice } as never,
      })
    },
  })
}
