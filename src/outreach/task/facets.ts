import { builder } from '../../graph/builder.ts'
import { facetsIn, facetType, type Group, groupsBy } from '../../graph/connection/facets.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { column } from '../../graph/read/table.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { User } from '../../ledger/organization/user.ts'
import { TaskStatus } from './enums.ts'
import { TaskConnection } from './type.ts'

const StatusFacet = facetType('TaskStatusFacet', TaskStatus, { of: 'A status', value: 'The status.' })
const TypeFacet = facetType('TaskTypeFacet', 'String', { of: 'A kind of task', value: 'The kind.' })

type Assigned = { organizationId: string; userId: string | null; count: number }

const AssigneeFacet = builder.objectRef<Assigned>('TaskAssigneeFacet').implement({
  description: 'A person who occurs in the list.',
  fields: (t) => ({
    assignee: t.field({
      type: User,
      nullable: true,
      description: 'Who; null for tasks that are assigned to nobody.',
      resolve: ({ organizationId, userId }, _arguments, context) =>
        userId === null ? null : memberById(context, organizationId, userId),
    }),
    count: t.exposeInt('count', { description: 'How many tasks of the list are theirs.' }),
  }),
})

type Counted = { organizationId: string; groups: readonly Group<'status' | 'type' | 'assignee'>[] }

const TaskFacets = builder.objectRef<Counted>('TaskFacets').implement({
  description:
    'Which values occur in a list of tasks and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    status: t.field({
      type: [StatusFacet],
      description: 'By whether they are still to be done.',
      resolve: ({ groups }) => facetsIn(groups, 'status'),
    }),
    type: t.field({
      type: [TypeFacet],
      description: 'By kind.',
      resolve: ({ groups }) => facetsIn(groups, 'type'),
    }),
    assignee: t.field({
      type: [AssigneeFacet],
      description: 'By who is to do them.',
      resolve: ({ organizationId, groups }) =>
        facetsIn(groups, 'assignee').map(({ value, count }) => ({ organizationId, userId: value, count })),
    }),
  }),
})

builder.objectField(TaskConnection, 'facets', (t) =>
  t.field({
    type: TaskFacets,
    description: 'Which values occur in the whole filtered list, whatever the page.',
    complexity: AGGREGATE_COST,
    resolve: async (page) => ({
      organizationId: page.organizationId,
      groups: await groupsBy(page, {
        status: column(page.alias, 'status'),
        type: column(page.alias, 'type'),
        assignee: column(page.alias, 'assigneeId'),
      }),
    }),
  }),
)
