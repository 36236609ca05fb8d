import { nothing, raw, sql } from '../../database/sql.ts'
import { oneBy } from '../../graph/read/rowRelation.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'

/**
 * Whom to write to instead of a bouncing address: of the contacts of the same party whose address works, who is there
 * for bills, else who is the main contact, else who has been known longest.
 */
export const suggestedContact = oneBy({
  name: 'Contact instead of a bouncing address',
  model: 'Contact',
  source: (alias, organizationId) => {
    const bouncing = raw(`${alias}_bouncing`)
    const id = sql`${organizationId}::uuid`
    const works = sql`other.email is not null and other.archived_at is null and not other.is_email_disabled
      and not exists (select 1 from bouncing_address b where b.organization_id = ${id} and b.address_key = lower(other.email))
      and not ${isSuppressed(organizationId, sql`lower(other.email)`)}`
    return {
      tables: sql`bouncing_address ${bouncing} cross join lateral (
        select other.* from contact other
        where other.organization_id = ${id} and other.party_id = ${bouncing}.party_id and ${works}
        order by other.external_role is not distinct from 'BILLING_CONTACT' desc,
          other.external_role is not distinct from 'AP_CONTACT' desc, other.is_primary desc, other.created_at, other.id
        limit 1) ${raw(alias)}`,
      tenant: sql`${bouncing}.organization_id = ${id}`,
      key: sql`${bouncing}.id`,
      order: nothing,
    }
  },
})
