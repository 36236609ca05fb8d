import { type Sql, sql } from '../../database/sql.ts'
import { column } from '../../graph/read/table.ts'
import { isMailable } from '../../mail/mailable.ts'
import type { OutreachMoment } from './moment.ts'

/**
 * Joins for an invoice under this alias: `payer`, its party, and `recipient`, with the `address` that mail about it goes
 * to when none is named: of the billing contact, as `billingContactOf` picks it, else of the invoice, else of the party.
 * A text that mail cannot be sent to is passed over; the first that is `given` tells whether anything is known at all.
 */
export function withDefaultRecipient(
  invoice: string,
  { organizationId, takesUtf8 }: Pick<OutreachMoment, 'organizationId' | 'takesUtf8'>,
): Sql {
  const usable = (address: Sql) => sql`case when ${isMailable(address, takesUtf8)} then ${address} end`
  const ofInvoice = column(invoice, 'billingEmail')
  return sql`${withPayer(invoice, organizationId)}
    left join lateral (
      select ${usable(sql`c.email`)} as email, c.email as given, c.is_email_disabled from contact c
      where c.organization_id = ${organizationId}::uuid and c.party_id = payer.id
        and c.archived_at is null and (c.external_role = 'BILLING_CONTACT' or c.is_primary)
      order by (c.external_role = 'BILLING_CONTACT') is true desc, c.is_primary desc, c.created_at, c.id limit 1
    ) billing on true
    cross join lateral (select
      coalesce(billing.email, ${usable(ofInvoice)}, ${usable(sql`payer.email`)}) as address,
      coalesce(billing.given, ${ofInvoice}, payer.email) as given,
      billing.email is not null and billing.is_email_disabled as is_disabled) recipient`
}

/** The same without the address, where nobody asks for it. */
export function withPayer(invoice: string, organizationId: string): Sql {
  return sql`left join party payer on payer.organization_id = ${organizationId}::uuid
    and payer.id = ${column(invoice, 'targetPartyId')}`
}
