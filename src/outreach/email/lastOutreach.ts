import { type Sql, sql } from '../../database/sql.ts'
import { later } from '../../ledger/settlement/storeSettled.ts'

type Touched = {
  organizationId: string
  invoiceIds: readonly string[]
  /** When this is done, for `updatedAt`; null leaves that as it is. */
  now: Date | null
  /** When a call began that is no longer so: what an invoice has of it is no later contact any more. */
  forgotten?: Date | null
}

/**
 * The statement that keeps on invoices when and to whom the latest contact went: an outbound email that was sent, or an
 * outbound call that began. A later call that only an import knows of stays the latest.
 */
export function lastOutreachStatement({ organizationId, invoiceIds, now, forgotten = null }: Touched): Sql {
  return sql`
    update invoice i set
      last_outreach_at = latest.at,
      last_outreach_channel = latest.channel::"OutreachChannel",
      last_outreach_to = latest.address,
      updated_at = ${now === null ? sql`i.updated_at` : later('i', now)}
    from (
      select wanted.id, contact.at, contact.channel, contact.address
      from unnest(${[...invoiceIds]}::uuid[]) as wanted(id)
      left join lateral (
        ${latestEmail(organizationId)}
        union all
        ${latestCall(organizationId)}
        order by at desc limit 1
      ) contact on true
    ) latest
    where i.organization_id = ${organizationId}::uuid and i.id = latest.id
      and (i.last_outreach_channel is distinct from 'CALL' or latest.at >= i.last_outreach_at
        or i.last_outreach_at = ${forgotten}::timestamptz)
    returning i.id`
}

function latestEmail(organizationId: string): Sql {
  return sql`(
    select e.sent_at as at, 'EMAIL' as channel, (
      select r.address from email_recipient r
      where r.organization_id = ${organizationId}::uuid and r.email_id = e.id and r.kind = 'TO'
      order by r.position, r.id limit 1) as address
    from email_invoice l
    join email e on e.organization_id = ${organizationId}::uuid and e.id = l.email_id
    where l.organization_id = ${organizationId}::uuid and l.invoice_id = wanted.id
      and e.direction = 'OUTBOUND' and e.sent_at is not null
    order by e.sent_at desc, e.id desc limit 1)`
}

/** When and to what number the latest outbound call about the invoice `wanted` began: what has a beginning did begin. */
export function latestCall(organizationId: string): Sql {
  return sql`(
    select c.started_at as at, 'CALL' as channel, c.to_number as address
    from call_invoice l
    join call c on c.organization_id = ${organizationId}::uuid and c.id = l.call_id
    where l.organization_id = ${organizationId}::uuid and l.invoice_id = wanted.id
      and c.direction = 'OUTBOUND' and c.started_at is not null
    order by c.started_at desc, c.id desc limit 1)`
}
