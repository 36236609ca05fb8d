import { raw, type Sql, sql } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { RefusalCode } from './refusalCode.ts'

/** Who did something, and with what. */
export type AuditActor = {
  source: 'API' | 'COMMAND'
  actorUserId: string | null
  tokenId: string | null
  tokenName?: string | null
  /** Where the request came from. */
  clientAddress?: string | null
  requestId: string | null
}

export const COMMAND_LINE: AuditActor = {
  source: 'COMMAND',
  actorUserId: null,
  tokenId: null,
  requestId: null,
}

type Attempt = {
  organizationId: string
  occurredAt: Date
  /** The mutation or command: `invoiceDisputeOpen`. */
  action: string
} & AuditActor

export type AuditRecord = Attempt & {
  /** What it was done to. */
  entity: { type: string; id: string }
  /** What was changed. Never a secret, and no whole texts. */
  changes: Record<string, unknown> | null
}

export type RefusedAttempt = Attempt & {
  /** Why: never a text, which may hold what was sent. */
  errors: readonly { code: RefusalCode; field?: string }[]
}

const COLUMNS = raw(`organization_id, id, occurred_at, action, source, actor_user_id, token_id, token_name,
      client_address, request_id, outcome, code, entity_type, entity_id, changes`)

/** The statement that adds what was done to the audit log, to be run in the transaction that does it. */
export function auditStatement(record: AuditRecord): Sql {
  const { entity, changes } = record
  return sql`
    insert into audit_entry (${COLUMNS})
    values (${valuesOf(record)}, 'SUCCEEDED', null, ${entity.type}::text, ${entity.id}::uuid,
      ${changes === null ? null : JSON.stringify(changes)}::jsonb)
    returning id`
}

/** So many refusals of one person are kept in one organization's log within an hour. */
export const MOST_REFUSALS = 100

/**
 * The statement that adds an attempt that was refused, outside of the transaction that was undone. A client that keeps trying
 * must not fill the log: the last entry of an hour says that it is the last, and what comes after it is not kept.
 */
export function refusalStatement(record: RefusedAttempt): Sql {
  const { organizationId, occurredAt, actorUserId, errors } = record
  const since = new Date(occurredAt.getTime() - 3_600_000)
  return sql`
    with recent as (
      select count(*) as number from (
        select from audit_entry e where e.organization_id = ${organizationId}::uuid
          and e.actor_user_id = ${actorUserId}::uuid and e.outcome = 'REFUSED'
          and e.occurred_at > ${since}::timestamptz
        limit ${MOST_REFUSALS}::int) e)
    insert into audit_entry (${COLUMNS})
    select ${valuesOf(record)}, 'REFUSED', ${errors[0]?.code ?? null}::text, null, null,
      ${JSON.stringify({ errors })}::jsonb
        || case when recent.number = ${MOST_REFUSALS - 1}::int then '{"isLastOfHour": true}' else '{}' end::jsonb
    from recent where recent.number < ${MOST_REFUSALS}::int
    returning id`
}

function valuesOf({ organizationId, occurredAt, action, source, ...actor }: Attempt): Sql {
  const { actorUserId, tokenId, tokenName = null, clientAddress = null, requestId } = actor
  return sql`${organizationId}::uuid, ${uuidv7()}::uuid, ${occurredAt}::timestamptz, ${action}::text,
      ${source}::"AuditSource", ${actorUserId}::uuid, ${tokenId}::uuid, ${tokenName}::text,
      ${clientAddress}::text, ${requestId}::uuid`
}
