import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { valueBy } from '../../graph/read/valueRelation.ts'
import { isSuppressed } from './isSuppressed.ts'

export const EmailAddressHealth = builder.enumType('EmailAddressHealth', {
  description: 'Whether mail reaches the address of a contact.',
  values: {
    UNKNOWN: { description: 'It has no address, or nothing was ever sent there.' },
    GOOD: { description: 'Mail was sent there and nothing is known against it.' },
    BOUNCING: { description: 'The last that is known of it is a bounce.' },
    SUPPRESSED: { description: 'It is on the suppression list: it gets no mail, whether it bounces or not.' },
  } as const,
})

type Health = typeof EmailAddressHealth.$inferType

/** By the contact: its address, in any case, among those suppressed, bouncing and written to. */
export const emailHealthOf = valueBy<Health>({
  name: 'health of the address of contact',
  expression: (contactId, organizationId) => {
    const id = sql`${organizationId}::uuid`
    return sql`(select case
        when ${isSuppressed(organizationId, sql`lower(known.email)`)} then 'SUPPRESSED'
        when exists (select 1 from bouncing_address bouncing
          where bouncing.organization_id = ${id} and bouncing.address_key = lower(known.email)) then 'BOUNCING'
        when exists (select 1 from email_recipient written
          join email sent on sent.organization_id = ${id} and sent.id = written.email_id and sent.direction = 'OUTBOUND'
          where written.organization_id = ${id} and lower(written.address) = lower(known.email)
            and written.delivery_status in ('SENT', 'DELIVERED', 'OPENED', 'CLICKED')) then 'GOOD'
        else 'UNKNOWN' end
      from contact known where known.organization_id = ${id} and known.id = ${contactId})`
  },
  // One of the four words above; null where there is no such contact.
  fromJson: (json) => (json ?? 'UNKNOWN') as Health,
})
