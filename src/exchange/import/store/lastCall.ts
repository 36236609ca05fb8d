import type { Scope, Transaction } from './scope.ts'

/** Makes the latest outbound call about invoices their latest outreach, where nothing later is. */
export async function noteLastCalls(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  invoiceIds: readonly string[],
): Promise<void> {
  if (invoiceIds.length === 0) return
  await transaction.$executeRaw`
    update invoice i set last_outreach_at = latest.started_at, last_outreach_channel = 'CALL',
      last_outreach_to = latest.to_number
    from (
      select wanted.id, c.started_at, c.to_number
      from unnest(${[...invoiceIds]}::uuid[]) as wanted(id)
      cross join lateral (
        select c.started_at, c.to_number from call_invoice l
        join call c on c.organization_id = ${organizationId}::uuid and c.id = l.call_id
        where l.organization_id = ${organizationId}::uuid and l.invoice_id = wanted.id
          and c.direction = 'OUTBOUND' and c.started_at is not null
        order by c.started_at desc, c.id desc limit 1
      ) c
    ) latest
    where i.organization_id = ${organizationId}::uuid and i.id = latest.id
      and (i.last_outreach_at is null or i.last_outreach_at < latest.started_at)`
}
