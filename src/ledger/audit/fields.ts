import { FALSE, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import { enumField, instantField, textField } from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { decodeGlobalId, isUuid } from '../../graph/globalId.ts'
import { column } from '../../graph/read/table.ts'
import { isMember, UserWhereInput } from '../organization/filter.ts'
import { AuditOutcomeFilter, AuditSourceFilter } from './enums.ts'
import { RefusalCodeFilter } from './refusalCode.ts'

const FIELDS = {
  action: textField({ description: 'What was done, such as `commentAdd`.' }),
  outcome: enumField({ type: AuditOutcomeFilter, description: 'Whether it was done.' }),
  code: enumField({
    type: RefusalCodeFilter,
    description: 'Why it was refused; of several reasons the first. What was done has no code.',
  }),
  source: enumField({ type: AuditSourceFilter, description: 'Where it came from.' }),
  actor: particular({
    type: UserWhereInput,
    description: 'Who did it, or tried to. Without a person: no match.',
    condition: ({ scope, alias, name }, user) => [isMember(scope, name, column(alias, 'actorUserId'), user)],
  }),
  tokenName: textField({ description: 'What the token was called that it was tried with.' }),
  clientAddress: textField({ description: 'The address that the request came from.' }),
  entityType: textField({ description: 'The type of what it was done to, such as `Invoice`.' }),
  entityId: particular<string>({
    type: 'ID',
    description: 'What it was done to: global id or raw UUID. An id that names nothing matches nothing.',
    condition: ({ scope, alias }, id) => [isAbout(scope, alias, id)],
  }),
  occurredAt: instantField({
    description: 'When it was done or refused.',
    sort: { OCCURRED_AT: 'When it was done.' },
  }),
}

export type AuditEntryWhere = WhereOf<typeof FIELDS>

/** What the audit log can be filtered and sorted by. */
export const auditFields = declareFields(
  {
    model: 'AuditEntry',
    description:
      'Picks entries of the audit log. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'entries of the audit log',
    list: 'the audit log',
    order: [{ field: 'OCCURRED_AT', direction: 'DESC' }],
  },
  FIELDS,
)

/** A raw UUID names a thing of any type; a global id one of its type, and only in its own organization. */
function isAbout({ organizationId }: Scope, alias: string, id: string): Sql {
  const [type, entityId] = [column(alias, 'entityType'), column(alias, 'entityId')]
  if (isUuid(id)) return sql`${entityId} = ${id}::uuid`
  const named = decodeGlobalId(id)
  if (named === null || ('organizationId' in named && named.organizationId !== organizationId)) return FALSE
  return sql`(${entityId} = ${named.id}::uuid and ${type} = ${named.type}::text)`
}
