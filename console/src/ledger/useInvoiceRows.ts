import { useQuery } from '@apollo/client/react'
import { useCallback, useRef } from 'react'
import { graphql } from '../graphql/gql.ts'
import type { ListVariables } from './listVariables.ts'

const PAGE_SIZE = 100
/** What fills the first window. Later pages are larger: nobody waits for them. */
const FIRST_SIZE = 50

const ROWS = graphql(`
  query LedgerRows(
    $organizationId: ID!
    $viewId: ID
    $where: InvoiceWhere
    $search: String
    $orderBy: [InvoiceOrder!]
    $includeInactive: Boolean
    $first: Int!
    $after: String
  ) {
    invoices(
      organizationId: $organizationId
      viewId: $viewId
      where: $where
      search: $search
      orderBy: $orderBy
      includeInactive: $includeInactive
      first: $first
      after: $after
    ) {
      edges {
        cursor
        node {
          id
          targetParty {
            id
          }
          ...LedgerRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/**
 * The rows of the list as far as they were read, and how to read on. While another list is being read, the rows of the one before stay,
 * and `isStale` says so.
 */
export function useInvoiceRows(variables: ListVariables) {
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(ROWS, {
    variables: { ...variables, first: FIRST_SIZE },
    notifyOnNetworkStatusChange: true,
  })
  const shown = data ?? previousData
  const isReading = useRef(false)
  const { hasNextPage = false, endCursor = null } = data?.invoices.pageInfo ?? {}
  const readOn = useCallback(async () => {
    if (!hasNextPage || isReading.current) return
    isReading.current = true
    // What could not be read is asked for again by the next turn of the wheel.
    await fetchMore({ variables: { first: PAGE_SIZE, after: endCursor } }).catch(() => {})
    isReading.current = false
  }, [fetchMore, hasNextPage, endCursor])
  return {
    edges: shown?.invoices.edges ?? [],
    isKnown: shown !== undefined,
    isStale: loading && data === undefined,
    hasMore: hasNextPage,
    error,
    readOn,
    refetch,
  }
}

export type InvoiceEdges = ReturnType<typeof useInvoiceRows>['edges']
