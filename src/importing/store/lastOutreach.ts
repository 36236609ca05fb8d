import type { EmailRecord } from '../record/email.ts'
import { insertRows } from './rows.ts'
import type { IdOf, Planned, Scope, Transaction } from './scope.ts'

/** Says which invoices emails are about. Returns those that now have, or had, one of the emails. */
export async function replaceEmailInvoices(
  transaction: Transaction,
  { organizationId }: Scope,
  { planned, idOf }: { planned: readonly Planned<EmailRecord>[]; idOf: IdOf },
): Promise<string[]> {
  const older = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const before = await transaction.$queryRaw<{ invoiceId: string }[]>`
    delete from email_invoice
    where organization_id = ${organizationId}::uuid and email_id = any(${older}::uuid[])
    returning invoice_id as "invoiceId"`
  const rows = planned.flatMap(({ id: emailId, record }) =>
    record.invoiceExternalIds.map((externalId) => ({
      organizationId,
      emailId,
      invoiceId: idOf('INVOICE', externalId),
    })),
  )
  await insertRows(transaction, 'email_invoice', rows)
  return [...new Set([...before, ...rows].map(({ invoiceId }) => invoiceId))]
}

/** Keeps on each invoice when and to whom the latest outbound email went. A later call stays the latest. */
export async function refreshLastOutreach(
  transaction: Transaction,
  { organizationId }: Scope,
  invoiceIds: readonly string[],
): Promise<void> {
  if (invoiceIds.length === 0) return
  await transaction.$executeRaw`
    update invoice i set
      last_outreach_at = latest.sent_at,
      last_outreach_channel = case when latest.sent_at is not null then 'EMAIL'::"OutreachChannel" end,
      last_outreach_to = latest.address
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
      and (i.last_outreach_channel is distinct from 'CALL' or latest.sent_at >= i.last_outreach_at)`
}
