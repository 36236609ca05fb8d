import { nothing, type Sql, sql } from '../../database/sql.ts'

type Reason = 'UNSUBSCRIBE'

/** Whether an address, as `addressKey` makes it, is on the suppression list of the organization, for whatever reason or for one. */
export function isSuppressed(organizationId: string, addressKey: Sql, reason: Reason | null = null): Sql {
  return sql`exists (select from suppression listed
    where listed.organization_id = ${organizationId}::uuid and listed.address_key = ${addressKey}
      ${reason === null ? nothing : sql`and listed.reason = ${reason}::"SuppressionReason"`})`
}
