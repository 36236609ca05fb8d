import { type Sql, sql } from '../../database/sql.ts'
import type { Context } from '../../graph/context.ts'
import { looksAt, whenRead } from '../../graph/read/fields.ts'
import { valueBy } from '../../graph/read/valueRelation.ts'
import { calloutByEmail, recipientsByEmail } from './recipient.ts'

const calledOut = looksAt(calloutByEmail, 'id', ['recipientEmails'])
const delivered = looksAt(recipientsByEmail, 'id', ['deliveryStatus', 'address'])

/** What a field that asks for bouncing addresses reads of its email. */
export const BOUNCING = [calledOut.relation, delivered.relation]

/** The addresses an email bounced at: those called out and those whose own delivery says so, each once. */
export function bouncingAddressesOf(
  context: Context,
  email: { organizationId: string; id: string },
): string[] | Promise<string[]> {
  return whenRead(calledOut.of(context, email), (callout) =>
    whenRead(delivered.of(context, email), (recipients) => {
      const bounced = recipients.filter(({ deliveryStatus }) => deliveryStatus === 'BOUNCED')
      const addresses = [...(callout?.recipientEmails ?? []), ...bounced.map(({ address }) => address)]
      return [...new Set(addresses)].sort()
    }),
  )
}

type Contacted = { contactsCount: number; lastContactAt: Date | null }

/** The same over many emails, and how often and when they were sent, for each of many parents. */
function outreachValues(owner: string, emailsOf: (parentId: Sql, organizationId: string) => Sql) {
  return {
    bouncing: valueBy<readonly string[]>({
      name: `bouncing by ${owner}`,
      // An email is marked as bounced when it is called out or any of its recipients bounced (`rules.ts`).
      expression: (parentId, organizationId) => sql`(
        select array_agg(distinct listed.address collate "C" order by listed.address collate "C")
        from (${emailsOf(parentId, organizationId)} and e.is_bounced) e
        cross join lateral (
          select unnest(b.recipient_emails) as address from bounce_callout b
          where b.organization_id = ${organizationId}::uuid and b.email_id = e.id
          union all
          select r.address from email_recipient r
          where r.organization_id = ${organizationId}::uuid and r.email_id = e.id
            and r.delivery_status = 'BOUNCED') listed)`,
      // An array of text, or null without any.
      fromJson: (json) => (json ?? []) as readonly string[],
    }),
    contacted: valueBy<Contacted>({
      name: `contacted by ${owner}`,
      expression: (parentId, organizationId) => sql`(
        select json_build_array(count(sent_at), max(sent_at)) from (${emailsOf(parentId, organizationId)}) listed)`,
      fromJson: (json) => {
        // The two columns of the expression.
        const [count, last] = (json ?? [0, null]) as [number, string | null]
        return { contactsCount: count, lastContactAt: last === null ? null : new Date(last) }
      },
    }),
  }
}

export const invoiceOutreach = outreachValues(
  'invoice',
  (invoiceId, organizationId) => sql`
    select e.id, e.sent_at from email_invoice ei
    join email e on e.organization_id = ${organizationId}::uuid and e.id = ei.email_id and e.direction = 'OUTBOUND'
    where ei.organization_id = ${organizationId}::uuid and ei.invoice_id = ${invoiceId}`,
)

export const partyOutreach = outreachValues(
  'party',
  (partyId, organizationId) => sql`
    select e.id, e.sent_at from email e
    where e.organization_id = ${organizationId}::uuid and e.party_id = ${partyId} and e.direction = 'OUTBOUND'`,
)
