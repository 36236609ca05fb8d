import type { Work } from '../../mutation/work.ts'
import { sql } from '../../read/sql.ts'

/** Which of the addresses never get mail. */
export async function suppressedKeys(
  run: Work['run'],
  organizationId: string,
  addresses: readonly { key: string }[],
): Promise<ReadonlySet<string>> {
  const rows = await run<{ key: string }>(sql`
    select distinct s.address_key as key from suppression s
    where s.organization_id = ${organizationId}::uuid and s.address_key = any(${addresses.map(({ key }) => key)}::text[])`)
  return new Set(rows.map(({ key }) => key))
}
