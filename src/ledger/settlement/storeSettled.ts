import { snakeCase } from '../../database/snakeCase.ts'
import { list, raw, sql } from '../../database/sql.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { column } from '../../graph/read/table.ts'
import { isBalanced } from '../invoice/balance.ts'
import type { LockedInvoice } from './lockMoney.ts'
import { type Movement, settled } from './settled.ts'

/** What a movement changes of an invoice, with the types of the columns. */
const CHANGED = {
  prePaymentCreditNotes: 'bigint',
  amountWrittenOff: 'bigint',
  amountDue: 'bigint',
  amountPaid: 'bigint',
  amountRemaining: 'bigint',
  standing: '"InvoiceStanding"',
  paidDate: 'timestamptz',
  markedUncollectibleAt: 'timestamptz',
  settledOverdueDays: 'int',
  settledAgeDays: 'int',
} as const
// The names are those of the object above.
const FIELDS = Object.keys(CHANGED) as (keyof typeof CHANGED)[]
const COLUMNS = list(FIELDS.map((name) => raw(snakeCase(name))))
const ASSIGNED = list(FIELDS.map((name) => raw(`${snakeCase(name)} = c.${snakeCase(name)}`)))

export type Moved = { invoice: LockedInvoice; movement: Movement }

/** Moves the amounts of locked invoices, all in one statement, and has all that follows from them follow. */
export async function storeSettled(work: DirectWork, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return
  const { organizationId, calendar, now, tell } = work
  const earlier = await lastAppliedBefore(work, moved)
  const after = moved.map(({ invoice, movement }) =>
    settled(invoice, { ...movement, ...latest(movement, earlier.get(invoice.id)) }, calendar.timezone),
  )
  const values = FIELDS.map((name) => {
    const texts = after.map((invoice) => textOf(invoice[name]))
    return sql`${texts}::text[]::${raw(CHANGED[name])}[]`
  })
  tell(sql`update invoice i set ${ASSIGNED}, updated_at = ${later('i', now)}
    from unnest(${after.map(({ id }) => id)}::uuid[], ${list(values)}) c(id, ${COLUMNS})
    where i.organization_id = ${organizationId}::uuid and i.id = c.id`)
}

/** Whoever read the row before can tell that it has changed since, also within the same millisecond. */
export function later(alias: string, now: Date) {
  return sql`greatest(${now}::timestamptz, ${column(alias, 'updatedAt')} + interval '1 millisecond')`
}

function latest({ lastAppliedAt = null }: Movement, earlier: Date | undefined) {
  const isLater = earlier !== undefined && (lastAppliedAt === null || earlier > lastAppliedAt)
  return { lastAppliedAt: isLater ? earlier : lastAppliedAt }
}

/** By the index of days alone the latest of an invoice would be looked for among the days of all invoices. */
const NO_INDEX = raw("interval '0'")

/** Only an invoice that this settles has to know what was applied to it before, and only where anything was. */
async function lastAppliedBefore({ run, organizationId, calendar }: DirectWork, moved: readonly Moved[]) {
  const ids = moved
    .filter(({ invoice, movement }) => movement.lastAppliedAt != null && wasBegun(invoice))
    .filter(({ invoice, movement }) => isBalanced(settled(invoice, movement, calendar.timezone)))
    .map(({ invoice }) => invoice.id)
  if (ids.length === 0) return new Map<string, Date>()
  const rows = await run<{ id: string; at: Date | null }>(sql`
    select named.id, greatest(
      (select max(a.applied_at + ${NO_INDEX}) from invoice_payment a where a.organization_id = ${organizationId}::uuid
        and a.invoice_id = named.id and a.is_approved and a.reversed_at is null),
      (select max(c.applied_at + ${NO_INDEX}) from credit_application c where c.organization_id = ${organizationId}::uuid
        and c.invoice_id = named.id and c.reversed_at is null),
      (select max(c.applied_at + ${NO_INDEX}) from credit_application c where c.organization_id = ${organizationId}::uuid
        and c.credit_note_id = named.id and c.reversed_at is null)) as at
    from unnest(${ids}::uuid[]) named(id)`)
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at]])))
}

function wasBegun({ amountPaid, prePaymentCreditNotes }: LockedInvoice): boolean {
  return amountPaid !== 0n || prePaymentCreditNotes !== 0n
}

function textOf(value: bigint | number | string | Date | null): string | null {
  if (value === null) return null
  return value instanceof Date ? value.toISOString() : String(value)
}
