import { useQuery } from '@apollo/client/react'
import { useMemo, useState } from 'react'
import type { ViewerFacts } from './ViewerContext.ts'
import { VIEWER } from './viewerQuery.ts'

const KEPT = 'duegraph.organization'

/** Who looks, and at which of their organizations; `facts` is null for somebody who belongs to none. */
export function useViewerFacts() {
  const { data, error, refetch } = useQuery(VIEWER)
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEPT))
  const facts = useMemo<ViewerFacts | null>(() => {
    const { viewer } = data ?? {}
    if (!viewer?.user) return null
    const memberships = viewer.organizations
    const membership =
      memberships.find(({ organization }) => organization.id === chosen) ??
      memberships.find(({ isDefault }) => isDefault) ??
      memberships[0]
    if (membership === undefined) return null
    const { id, name, email } = viewer.user
    return {
      user: { id, name, email: email ?? null },
      organization: membership.organization,
      organizations: memberships.map(({ organization }) => organization),
      isAdmin: membership.isOrgAdmin,
      isReadOnly: viewer.isReadOnly,
      choose: (organizationId) => {
        localStorage.setItem(KEPT, organizationId)
        setChosen(organizationId)
      },
    }
  }, [data, chosen])
  return { facts, isKnown: data !== undefined, error, refetch }
}
