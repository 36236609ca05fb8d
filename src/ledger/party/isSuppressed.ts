import { type Sql, sql } from '../../database/sql.ts'

/** Whether an address, as `addressKey` makes it, is on the suppression list of the organization, for whatever reason. */
export function isSuppressed(organizationId: string, addressKey: Sql): Sql {
  return sql`exists (select from suppression listed
    where listed.organization_id = ${organizationId}::uuid and listed.address_key = ${addressKey})`
}
