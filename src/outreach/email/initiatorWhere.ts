import { and, type Sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { compare, compareIds, when } from '../../graph/filter/condition.ts'
import { column } from '../../graph/read/table.ts'
import { isMember } from '../../ledger/organization/filter.ts'
import { InitiatorTypeFilter } from './enums.ts'

export const InitiatorWhere = builder.inputType('InitiatorWhere', {
  description: 'Picks emails by who started them. All given conditions must hold.',
  fields: (t) => ({
    type: t.field({ type: InitiatorTypeFilter, description: 'Person, agent or system.' }),
    userId: t.id({ description: 'Global id of the person.' }),
    agentId: t.id({ description: 'Global id of the agent.' }),
  }),
})

export function isInitiator(scope: Scope, alias: string, where: typeof InitiatorWhere.$inferInput): Sql {
  return and([
    ...compare('initiator.type', column(alias, 'initiatorType'), '"InitiatorType"', where.type),
    ...when(where.userId, (id) => isMember(scope, 'initiator', column(alias, 'initiatorUserId'), { id })),
    ...compareIds(
      'initiator.agentId',
      column(alias, 'initiatorAgentId'),
      'Agent',
      scope.organizationId,
      where.agentId === null || where.agentId === undefined ? null : { eq: where.agentId },
    ),
  ])
}
