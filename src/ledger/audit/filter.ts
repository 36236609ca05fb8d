import { and, FALSE, type Sql, sql } from '../../database/sql.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { compareText } from '../../graph/filter/compareText.ts'
import { combine, compare, when } from '../../graph/filter/condition.ts'
import type { FilterScope } from '../../graph/filter/where.ts'
import { decodeGlobalId, isUuid } from '../../graph/globalId.ts'
import { column } from '../../graph/read/table.ts'
import { isMember } from '../organization/filter.ts'
import type { AuditEntryWhere } from './where.ts'

/** The condition of an `AuditEntryWhere` on the audit log under this alias. */
export function auditCondition(scope: FilterScope, alias: string, where: AuditEntryWhere): Sql {
  const field = (name: string) => column(alias, name)
  return and([
    ...combine(where, (part) => auditCondition(scope, alias, part)),
    ...compareText('action', field('action'), where.action),
    ...compare('outcome', field('outcome'), '"AuditOutcome"', where.outcome),
    ...compare('code', field('code'), 'text', where.code),
    ...compare('source', field('source'), '"AuditSource"', where.source),
    ...when(where.actor, (user) => isMember(scope, 'actor', field('actorUserId'), user)),
    ...compareText('tokenName', field('tokenName'), where.tokenName),
    ...compareText('clientAddress', field('clientAddress'), where.clientAddress),
    ...compareText('entityType', field('entityType'), where.entityType),
    ...when(where.entityId, (id) => isAbout(scope, alias, id)),
    ...compareInstants('occurredAt', field('occurredAt'), where.occurredAt, scope.calendar.timezone),
  ])
}

/** A raw UUID names a thing of any type; a global id one of its type, and only in its own organization. */
function isAbout({ organizationId }: FilterScope, alias: string, id: string): Sql {
  const [type, entityId] = [column(alias, 'entityType'), column(alias, 'entityId')]
  if (isUuid(id)) return sql`${entityId} = ${id}::uuid`
  const named = decodeGlobalId(id)
  if (named === null || ('organizationId' in named && named.organizationId !== organizationId)) return FALSE
  return sql`(${entityId} = ${named.id}::uuid and ${type} = ${named.type}::text)`
}
