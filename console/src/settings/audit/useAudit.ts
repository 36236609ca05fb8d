import { useQuery } from '@apollo/client/react'
import type { AuditEntryWhere } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useDebounced } from '../parts/useDebounced.ts'
import { AUDIT, type AuditFilter } from './audit.ts'

const PAGE = 50

/** The log by its filters, the latest first, page after page. */
export function useAudit(filter: AuditFilter) {
  const { organization } = useViewer()
  const where = conditionOf({ ...filter, action: useDebounced(filter.action) })
  const { data, previousData, error, refetch, fetchMore } = useQuery(AUDIT, {
    variables: { organizationId: organization.id, first: PAGE, where },
    // What is done on other pages is in it, too.
    nextFetchPolicy: 'cache-and-network',
  })
  const list = (data ?? previousData)?.auditEntries
  return {
    list,
    error,
    refetch,
    isAwaited: data === undefined,
    loadMore: () => fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }),
  }
}

function conditionOf({ action, actorId, outcome, from, through }: AuditFilter): AuditEntryWhere {
  const days = { ...(from === '' ? {} : { gte: from }), ...(through === '' ? {} : { lte: through }) }
  return {
    ...(action.trim() === '' ? {} : { action: { contains: action.trim() } }),
    ...(actorId === '' ? {} : { actor: { id: actorId } }),
    ...(outcome === '' ? {} : { outcome: { eq: outcome } }),
    ...(from === '' && through === '' ? {} : { occurredAt: days }),
  }
}
