import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import type { Rows } from '../../../graph/read/table.ts'
import type { Candidate } from './rules.ts'

/** Of each kind. */
const MOST = 500
const MOST_WORDS = 200

type Payment = Pick<Rows['Payment'], 'organizationId' | 'currency' | 'partyId'>

/**
 * The open invoices that a payment may be for, the oldest due first: those of who paid, and of others those whose number stands
 * in its text or that owe exactly what is left of it.
 */
export function readCandidates(
  database: Database,
  { organizationId, currency, partyId }: Payment,
  { left, text }: { left: bigint; text: string },
): Promise<Candidate[]> {
  const words = wordsOf(text)
  return database.read<Candidate>(sql`
    select distinct on (f.due_date, f.id) f.id, f.invoice_number as "invoiceNumber", f.amount_remaining as "amountRemaining",
      f.target_party_id is not distinct from ${partyId}::uuid and ${partyId}::uuid is not null as "isOfPayer"
    from (
      (select i.* from invoice i where i.organization_id = ${organizationId}::uuid and i.target_party_id = ${partyId}::uuid
        and i.type = 'RECEIVABLE' and is_open_invoice(i.standing, i.amount_remaining) order by i.due_date, i.id limit ${MOST}::int)
      union all
      (select i.* from invoice i where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE'
        and i.invoice_number = any(${words}::text[]) and is_open_invoice(i.standing, i.amount_remaining) limit ${MOST}::int)
      union all
      (select i.* from invoice i where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE'
        and i.amount_remaining = ${String(left)}::text::bigint and is_open_invoice(i.standing, i.amount_remaining) limit ${MOST}::int)) f
    where f.currency = ${currency}::text
    order by f.due_date, f.id`)
}

/** What may be a number in a text: its words, what marks part within them, and two of them side by side. */
function wordsOf(text: string): string[] {
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word.length > 2)
    .slice(0, MOST_WORDS)
  const spellings = words.flatMap((word, index) => [
    word,
    ...word.split(/[,;:/+&|]+/),
    `${word} ${words[index + 1]}`,
  ])
  return [...new Set(spellings.flatMap((word) => [word, word.toUpperCase()]))]
}
