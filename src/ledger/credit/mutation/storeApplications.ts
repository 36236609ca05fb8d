import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import type { LockedInvoice } from '../../settlement/lockMoney.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'

export type Applied = { invoice: LockedInvoice; amount: bigint; from: Date }

/** Takes of a credit note for invoices, and has both sides follow. Answers the ids, in their order. */
export async function storeApplications(
  work: DirectWork,
  creditNote: LockedInvoice,
  applied: readonly Applied[],
): Promise<string[]> {
  const { organizationId, viewer, now, tell } = work
  const rows = applied.map((each) => ({ ...each, id: uuidv7() }))
  tell(sql`insert into credit_application (organization_id, id, credit_note_id, invoice_id, amount, applied_at, applied_by_id, created_at)
    select ${organizationId}::uuid, a.id, ${creditNote.id}::uuid, a.invoice_id, a.amount, a.applied_at, ${viewer.userId}::uuid,
      ${now}::timestamptz
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ invoice }) => invoice.id)}::uuid[],
      ${rows.map(({ amount }) => String(amount))}::text[]::bigint[], ${rows.map(({ from }) => from.toISOString())}::text[]::timestamptz[])
      a(id, invoice_id, amount, applied_at)`)
  const used = rows.reduce((sum, { amount }) => sum + amount, 0n)
  const latest = Math.max(...rows.map(({ from }) => from.getTime()))
  await storeSettled(work, [
    { invoice: creditNote, movement: { paid: -used, lastAppliedAt: new Date(latest) } },
    ...rows.map(({ invoice, amount, from }) => ({
      invoice,
      movement: { credited: amount, lastAppliedAt: from },
    })),
  ])
  return rows.map(({ id }) => id)
}
