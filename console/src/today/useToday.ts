import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { TaskWhere } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { wheresOf } from './links.ts'
import { addDays, dayIn } from './organizationDay.ts'
import { TODAY } from './todayQuery.ts'

const ROWS = 5
const DAYS_OF_SOON = 7

/** What there is to do, and whose tasks are shown: one's own, unless the address bar says all. */
export function useToday() {
  const { user, organization } = useViewer()
  const [parameters, setParameters] = useSearchParams()
  const areAllTasks = parameters.get('tasks') === 'all'
  const today = dayIn(organization.timezone)
  const wheres = useMemo(() => wheresOf(addDays(today, DAYS_OF_SOON)), [today])
  const tasks: TaskWhere = {
    status: { eq: 'OPEN' },
    ...(areAllTasks ? {} : { assignee: { id: user.id } }),
  }
  const { data, previousData, error, refetch } = useQuery(TODAY, {
    variables: {
      organizationId: organization.id,
      ...wheres,
      tasks,
      order: [{ field: 'OUTSTANDING', direction: 'DESC', nulls: 'LAST' }],
      first: ROWS,
    },
  })
  return {
    data: data ?? previousData ?? null,
    error,
    refetch: () => void refetch(),
    today,
    wheres,
    areAllTasks,
    showAllTasks: (areAll: boolean) => setParameters(areAll ? { tasks: 'all' } : {}, { replace: true }),
  }
}
