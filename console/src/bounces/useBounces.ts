import { useQuery } from '@apollo/client/react'
import { useViewer } from '../layout/ViewerContext.ts'
import { BOUNCES } from './bouncesQuery.ts'
import type { BounceFilterState } from './useBounceFilters.ts'

const ROWS = 25

export type Bounces = ReturnType<typeof useBounces>

/** The list of the filters. While another one is read, the one before stays. */
export function useBounces({ where, search, orderBy, isSuppressed }: BounceFilterState) {
  const { organization } = useViewer()
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(BOUNCES, {
    variables: {
      organizationId: organization.id,
      where,
      ...(search === '' ? {} : { search }),
      orderBy,
      first: ROWS,
    },
    notifyOnNetworkStatusChange: true,
  })
  const connection = (data ?? previousData)?.bouncingContacts ?? null
  // What was lifted a moment ago is no longer of a list of the suppressed ones.
  const rows = (connection?.edges ?? [])
    .map(({ node }) => node)
    .filter((node) => isSuppressed === null || node.isSuppressed === isSuppressed)
  const { endCursor, hasNextPage } = connection?.pageInfo ?? { endCursor: null, hasNextPage: false }
  return {
    connection,
    rows,
    error,
    isStale: data === undefined && loading,
    isReading: loading,
    retry: () => void refetch(),
    readMore: hasNextPage ? () => void fetchMore({ variables: { after: endCursor } }) : null,
  }
}
