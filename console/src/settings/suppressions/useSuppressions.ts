import { useQuery } from '@apollo/client/react'
import { useViewer } from '../../layout/ViewerContext.ts'
import { type Reason, SUPPRESSIONS } from './suppressions.ts'

const PAGE = 50

/** The list by search and reason, page after page. What was shown stays until the next is there. */
export function useSuppressions({ search, reason }: { search: string; reason: Reason | '' }) {
  const { organization } = useViewer()
  const { data, previousData, error, refetch, fetchMore } = useQuery(SUPPRESSIONS, {
    variables: {
      organizationId: organization.id,
      first: PAGE,
      ...(search.trim() === '' ? {} : { search: search.trim() }),
      ...(reason === '' ? {} : { where: { reason: { eq: reason } } }),
    },
  })
  const list = (data ?? previousData)?.suppressions
  return {
    list,
    error,
    refetch,
    isAwaited: data === undefined,
    loadMore: () => fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }),
  }
}
