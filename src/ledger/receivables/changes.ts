import { raw, type Sql, sql } from '../../database/sql.ts'

/**
 * What became of invoices since an instant, by what was applied or reversed since: `paid` and `due` are what counts now and
 * did not then, less what counted then and does not now. `latest` is when something that counts was last applied.
 */
export function changesSince(organizationId: string, end: string): Sql {
  const id = sql`${organizationId}::uuid`
  const sign = (alias: string, at: string) => signOf(raw(`${alias}.${at}`), raw(`${alias}.reversed_at`), end)
  const isChanged = (alias: string, at: string) =>
    sql`(${raw(`${alias}.${at}`)} >= ${end}::timestamptz or ${raw(`${alias}.reversed_at`)} >= ${end}::timestamptz)`
  return sql`select e.invoice_id, sum(e.paid * e.sign)::bigint as paid, sum(e.due * e.sign)::bigint as due,
      max(e.at) filter (where e.sign = 1) as latest
    from (
      select a.invoice_id, a.invoice_amount as paid, 0::bigint as due, a.applied_at as at, ${sign('a', 'applied_at')} as sign
      from invoice_payment a where a.organization_id = ${id} and a.is_approved and ${isChanged('a', 'applied_at')}
      union all
      select c.invoice_id, 0::bigint, c.amount, c.applied_at, ${sign('c', 'applied_at')}
      from credit_application c where c.organization_id = ${id} and ${isChanged('c', 'applied_at')}
      union all
      select g.credit_note_id, - g.amount, 0::bigint, g.applied_at, ${sign('g', 'applied_at')}
      from credit_application g where g.organization_id = ${id} and ${isChanged('g', 'applied_at')}
      union all
      select w.invoice_id, 0::bigint, w.amount, w.written_off_at, ${sign('w', 'written_off_at')}
      from write_off w where w.organization_id = ${id} and ${isChanged('w', 'written_off_at')}
    ) e where e.sign <> 0 group by e.invoice_id`
}

/** Whether it counts now, as one or zero, less whether it did then. */
export function signOf(appliedAt: Sql, reversedAt: Sql, end: string): Sql {
  return sql`((${reversedAt} is null)::int
    - (${appliedAt} < ${end}::timestamptz and coalesce(${reversedAt} >= ${end}::timestamptz, true))::int)`
}
