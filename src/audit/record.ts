import { uuidv7 } from '../database/uuid.ts'
import { type Sql, sql } from '../read/sql.ts'

export type AuditRecord = {
  organizationId: string
  occurredAt: Date
  /** The mutation or command: `invoiceDisputeOpen`. */
  action: string
  outcome: 'SUCCEEDED' | 'REFUSED'
  source: 'API' | 'COMMAND'
  actorUserId: string | null
  tokenId: string | null
  requestId: string | null
  /** What it was done to. */
  entity: { type: string; id: string } | null
  /** What was changed, or asked for and refused. Never a secret, and no whole texts. */
  changes: Record<string, unknown> | null
}

/** The statement that adds one row to the audit log, to be run in the transaction of what it tells. */
export function auditStatement(record: AuditRecord): Sql {
  const { organizationId, occurredAt, action, outcome, source, actorUserId, tokenId, requestId } = record
  return sql`
    insert into audit_entry (organization_id, id, occurred_at, action, outcome, source, actor_user_id, token_id,
      request_id, entity_type, entity_id, changes)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, ${occurredAt}::timestamptz, ${action}::text,
      ${outcome}::"AuditOutcome", ${source}::"AuditSource", ${actorUserId}::uuid, ${tokenId}::uuid, ${requestId}::uuid,
      ${record.entity?.type ?? null}::text, ${record.entity?.id ?? null}::uuid,
      ${record.changes === null ? null : JSON.stringify(record.changes)}::jsonb)
    returning id`
}
