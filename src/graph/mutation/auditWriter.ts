import type { Sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'

/** The audit log as mutations know it; who keeps it hands it in. */
export type AuditWriter = {
  /** The statement that keeps what was done, to be run in the transaction that does it. */
  done(context: Context, deed: AuditedDeed): Sql
  /** Keeps that an attempt was refused, in a transaction of its own. Faults of ours are no refusals. */
  refused(
    context: Context,
    attempt: { action: string; organizationId: string | null; error: unknown },
  ): Promise<void>
}

export type AuditedDeed = {
  /** The mutation: `invoiceDisputeOpen`. */
  action: string
  organizationId: string
  /** What it was done to. */
  entity: { type: string; id: string }
  /** What was changed. Never a secret, and no whole texts. */
  changes: Record<string, unknown>
}
