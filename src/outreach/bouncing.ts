import type { Email as EmailRow } from '../../prisma/generated/client/client.ts'
import type { Context } from '../context.ts'
import { defineLoader } from '../read/loader.ts'
import { type Sql, sql } from '../read/sql.ts'
import { calloutsByEmail, recipientsByEmail } from './recipient.ts'

/** The addresses an email bounced at: those called out and those whose own delivery says so, each once. */
export async function bouncingAddressesOf(
  context: Context,
  { organizationId, id }: EmailRow,
): Promise<string[]> {
  const callouts = await calloutsByEmail(context, organizationId, id)
  const recipients = await recipientsByEmail(context, organizationId, id)
  const bounced = recipients.filter(({ deliveryStatus }) => deliveryStatus === 'BOUNCED')
  const addresses = [
    ...callouts.flatMap(({ recipientEmails }) => recipientEmails),
    ...bounced.map((r) => r.address),
  ]
  return [...new Set(addresses)].sort()
}

type Contacted = { contactsCount: number; lastContactAt: Date | null }
const NEVER: Contacted = { contactsCount: 0, lastContactAt: null }

/** The same over many emails, and how often and when they were sent, for each of many parents. */
function outreachLoaders(
  owner: string,
  emailsOfParents: (organizationId: string, ids: readonly string[]) => Sql,
) {
  return {
    bouncing: defineLoader<string, readonly string[]>(
      `bouncing by ${owner}`,
      [],
      async (database, organizationId, ids) => {
        const rows = await database.$queryRaw<{ parentId: string; addresses: string[] }[]>(sql`
        with listed as (${emailsOfParents(organizationId, ids)}),
        bounced as (
          select l.parent_id, unnest(b.recipient_emails) as address from listed l
          join bounce_callout b on b.organization_id = ${organizationId}::uuid and b.email_id = l.id
          union
          select l.parent_id, r.address from listed l
          join email_recipient r on r.organization_id = ${organizationId}::uuid and r.email_id = l.id
            and r.delivery_status = 'BOUNCED')
        select parent_id as "parentId", array_agg(address order by address collate "C") as addresses
        from bounced group by parent_id`)
        return new Map(rows.map(({ parentId, addresses }) => [parentId, addresses]))
      },
    ),
    contacted: defineLoader<string, Contacted>(
      `contacted by ${owner}`,
      NEVER,
      async (database, organizationId, ids) => {
        const rows = await database.$queryRaw<(Contacted & { parentId: string })[]>(sql`
        select parent_id as "parentId", count(sent_at)::int as "contactsCount", max(sent_at) as "lastContactAt"
        from (${emailsOfParents(organizationId, ids)}) listed group by parent_id`)
        return new Map(rows.map((row) => [row.parentId, row]))
      },
    ),
  }
}

export const invoiceOutreach = outreachLoaders(
  'invoice',
  (organizationId, ids) => sql`
    select ei.invoice_id as parent_id, e.id, e.sent_at from email_invoice ei
    join email e on e.organization_id = ${organizationId}::uuid and e.id = ei.email_id and e.direction = 'OUTBOUND'
    where ei.organization_id = ${organizationId}::uuid and ei.invoice_id = any(${[...ids]}::uuid[])`,
)

export const partyOutreach = outreachLoaders(
  'party',
  (organizationId, ids) => sql`
    select e.party_id as parent_id, e.id, e.sent_at from email e
    where e.organization_id = ${organizationId}::uuid and e.party_id = any(${[...ids]}::uuid[])
      and e.direction = 'OUTBOUND'`,
)
