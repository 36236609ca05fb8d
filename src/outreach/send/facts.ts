import type { ContactExternalRole } from '../../../prisma/generated/client/client.ts'
import { sql } from '../../database/sql.ts'
import { notFound } from '../../graph/mutation/input.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'

type InvoiceFacts = {
  id: string
  invoiceNumber: string | null
  currency: string
  amountDue: bigint
  amountRemaining: bigint
  issueDate: Date | null
  dueDate: Date | null
  billingEmail: string | null
  invoiceUrl: string | null
  paymentUrl: string | null
  partyId: string | null
}

type ContactFacts = {
  id: string
  name: string
  email: string | null
  externalRole: ContactExternalRole | null
  isPrimary: boolean
  archivedAt: string | null
}

/** What a letter is about and whom it concerns. */
export type LetterFacts = {
  invoices: readonly InvoiceFacts[]
  party: { id: string; name: string; email: string | null } | null
  contacts: readonly ContactFacts[]
  sender: { name: string | null; email: string | null }
}

type FactRow = InvoiceFacts & {
  partyName: string | null
  partyEmail: string | null
  contacts: ContactFacts[] | null
  senderName: string | null
  senderEmail: string | null
}

/** Reads all of it at once. Every invoice must exist, and all must be of one party: a letter has one reader. */
export async function readFacts(work: DirectWork, invoiceIds: readonly string[]): Promise<LetterFacts> {
  const rows = await work.run<FactRow>(factsStatement(work, invoiceIds))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const invoices = invoiceIds.map((id, index) => {
    const row = byId.get(id)
    if (row === undefined) throw notFound('Invoice', id, `invoiceIds.${index}`)
    return row
  })
  const [first] = invoices
  if (first === undefined) throw refusal('REQUIRED', 'invoiceIds', 'Name at least one invoice.')
  const stray = invoices.findIndex(({ partyId }) => partyId !== first.partyId)
  if (stray !== -1) {
    throw refusal('INVALID', `invoiceIds.${stray}`, 'All invoices of one email must be of the same party.')
  }
  const { partyId, partyName, partyEmail, senderName, senderEmail } = first
  return {
    invoices,
    party: partyId === null ? null : { id: partyId, name: partyName ?? '', email: partyEmail },
    contacts: first.contacts ?? [],
    sender: { name: senderName, email: senderEmail },
  }
}

function factsStatement({ organizationId, viewer }: DirectWork, invoiceIds: readonly string[]) {
  return sql`
    select i.id, i.invoice_number as "invoiceNumber", i.currency, i.amount_due as "amountDue",
      i.amount_remaining as "amountRemaining", i.issue_date as "issueDate", i.due_date as "dueDate",
      i.billing_email as "billingEmail", i.hosted_invoice_url as "invoiceUrl",
      coalesce(i.payment_portal_url, p.payment_portal_url) as "paymentUrl", i.target_party_id as "partyId",
      p.name as "partyName", p.email as "partyEmail", u.email as "senderEmail",
      nullif(concat_ws(' ', u.given_name, u.family_name), '') as "senderName",
      case when i.id = ${invoiceIds[0] ?? null}::uuid then (
        select json_agg(json_build_object('id', c.id, 'name', c.name, 'email', c.email,
          'externalRole', c.external_role, 'isPrimary', c.is_primary, 'archivedAt', c.archived_at)
          order by c.is_primary desc, c.created_at, c.id)
        from contact c where c.organization_id = ${organizationId}::uuid and c.party_id = i.target_party_id
      ) end as contacts
    from invoice i
    left join party p on p.organization_id = ${organizationId}::uuid and p.id = i.target_party_id
    left join user_account u on u.id = ${viewer.userId}::uuid
    where i.organization_id = ${organizationId}::uuid and i.id = any(${[...invoiceIds]}::uuid[])`
}
