import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useViewer } from '../../layout/ViewerContext.ts'
import { AUDIT_ACTORS } from './audit.ts'
import type { Naming } from './readChanges.ts'

/** The log has people as UUIDs: members are called by their names. */
export function useNaming(): Naming {
  const { organization } = useViewer()
  const { data } = useQuery(AUDIT_ACTORS, {
    variables: { organizationId: organization.id },
    fetchPolicy: 'cache-first',
  })
  const members = data?.organization?.members
  return useMemo(() => {
    const names = new Map(members?.map(({ uid, name }) => [uid, name]))
    return (value) => names.get(value) ?? value
  }, [members])
}
