import { sql } from '../../database/sql.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'

/** How much is taken of a payment, a credit note or what is owed on an invoice, and how much there is left by now. */
export type Taking = { id: string; taken: bigint; left: bigint }
type Row = { id: string; amount: string; from: Date; until: Date | null }

/**
 * Since when so much was left of each, without a break until now: what was for something else until it was taken back can be
 * for nothing else in that time. Only those are named that were short of it once.
 */
export async function freedAt(
  { run, organizationId }: DirectWork,
  takings: readonly Taking[],
): Promise<ReadonlyMap<string, Date>> {
  const ids = sql`${[...new Set(takings.map(({ id }) => id))]}::uuid[]`
  const organization = sql`${organizationId}::uuid`
  const rows = await run<Row>(sql`
    select a.payment_id as id, a.amount::text as amount, a.applied_at as "from", a.reversed_at as "until" from invoice_payment a
      where a.organization_id = ${organization} and a.payment_id = any(${ids}) and a.is_approved
    union all select a.invoice_id, a.invoice_amount::text, a.applied_at, a.reversed_at from invoice_payment a
      where a.organization_id = ${organization} and a.invoice_id = any(${ids}) and a.is_approved
    union all select f.payment_id, f.amount::text, f.refunded_at, null from payment_refund f
      where f.organization_id = ${organization} and f.payment_id = any(${ids})
    union all select c.invoice_id, c.amount::text, c.applied_at, c.reversed_at from credit_application c
      where c.organization_id = ${organization} and c.invoice_id = any(${ids})
    union all select c.credit_note_id, c.amount::text, c.applied_at, c.reversed_at from credit_application c
      where c.organization_id = ${organization} and c.credit_note_id = any(${ids})
    union all select w.invoice_id, w.amount::text, w.written_off_at, w.reversed_at from write_off w
      where w.organization_id = ${organization} and w.invoice_id = any(${ids})`)
  const byId = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    takings.flatMap((taking) => {
      const at = lastShortOf(taking, byId.get(taking.id) ?? [])
      return at === null ? [] : [[taking.id, at]]
    }),
  )
}

/** The latest moment at which something was taken back before which less was left; null where enough was left at all times. */
function lastShortOf({ taken, left }: Taking, rows: readonly Row[]): Date | null {
  const leftBefore = (moment: Date) =>
    rows.reduce((sum, { amount, from, until }) => {
      const counted = from < moment && (until === null || until >= moment)
      if (until === null) return counted ? sum : sum + BigInt(amount)
      return counted ? sum - BigInt(amount) : sum
    }, left)
  const ends = rows.flatMap(({ until }) => until ?? []).sort((one, other) => other.getTime() - one.getTime())
  return ends.find((end) => leftBefore(end) < taken) ?? null
}
