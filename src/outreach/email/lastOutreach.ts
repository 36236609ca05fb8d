import { type Sql, sql } from '../../database/sql.ts'

type Touched = {
  organizationId: string
  invoiceIds: readonly string[]
  /** When this is done, for `updatedAt`; null leaves that as it is. */
  now: Date | null
}

/** The statement that keeps on invoices when and to whom their latest outbound email went. A later call stays the latest. */
export function lastOutreachStatement({ organizationId, invoiceIds, now }: Touched): Sql {
  return sql`
    update invoice i set
      last_outreach_at = latest.sent_at,
      last_outreach_channel = case when latest.sent_at is not null then 'EMAIL'::"OutreachChannel" end,
      last_outreach_to = latest.address,
      updated_at = coalesce(${now}::timestamptz, i.updated_at)
    from (
      select wanted.id, e.sent_at, r.address
      from unnest(${[...invoiceIds]}::uuid[]) as wanted(id)
      left join lateral (
        select e.id, e.sent_at from email_invoice l
        join email e on e.organization_id = ${organizationId}::uuid and e.id = l.email_id
        where l.organization_id = ${organizationId}::uuid and l.invoice_id = wanted.id
          and e.direction = 'OUTBOUND' and e.sent_at is not null
        order by e.sent_at desc, e.id desc limit 1
      ) e on true
      left join lateral (
        select r.address from email_recipient r
        where r.organization_id = ${organizationId}::uuid and r.email_id = e.id and r.kind = 'TO'
        order by r.position, r.id limit 1
      ) r on true
    ) latest
    where i.organization_id = ${organizationId}::uuid and i.id = latest.id
      and (i.last_outreach_channel is distinct from 'CALL' or latest.sent_at >= i.last_outreach_at)
    returning i.id`
}
