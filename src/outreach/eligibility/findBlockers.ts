import { sql } from '../../database/sql.ts'
import type { Work } from '../../graph/mutation/work.ts'
import { type Block, readBlocks } from './block.ts'
import { blockingFacts } from './blockingFacts.ts'
import { type OutreachOrganization, outreachMoment } from './moment.ts'

type Asked = {
  /** `viewer.memberships.get(id).organization` has all of it. */
  organization: OutreachOrganization
  invoiceIds: readonly string[]
  /** Now, or when the email is planned to go out: what ends by itself is judged then. */
  at: Date
  /** The addresses it goes to, as `addressKey` makes them; null where it goes to the default recipient of each invoice. */
  recipientAddressKeys: readonly string[] | null
  /** Whether the mail server takes addresses whose local part is not ASCII; true where nobody knows. */
  takesUtf8?: boolean
}

/**
 * What keeps mail about each of these invoices from going out: nothing, where the list is empty. An invoice that the
 * organization does not have is not in the map.
 */
export async function findBlockers(run: Work['run'], asked: Asked): Promise<Map<string, readonly Block[]>> {
  const { organization, invoiceIds, at, recipientAddressKeys, takesUtf8 } = asked
  const moment = outreachMoment(organization, at, takesUtf8)
  const rows = await run<{ id: string; facts: unknown }>(sql`
    select i.id, ${blockingFacts({ moment, invoice: 'i', recipientKeys: recipientAddressKeys })} as facts
    from invoice i where i.organization_id = ${organization.id}::uuid and i.id = any(${[...invoiceIds]}::uuid[])`)
  return new Map(rows.map(({ id, facts }) => [id, readBlocks(facts, moment)]))
}
