import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Conversation } from './findConversation.ts'
import type { Letter } from './letter.ts'
import { ownWordsOf } from './ownWords.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>
type About = { partyId: string | null; invoiceIds: string[] }

const MOST_INVOICES = 100
const MOST_WORDS = 500

/**
 * Whom a letter is from, and the invoices that it is about: those of the email that it answers, else those of the party whose
 * numbers it names, else those of the latest email of the conversation.
 */
export async function findAbout(scope: Scope, conversation: Conversation, letter: Letter): Promise<About> {
  const { parentEmailId, threadId, partyIds } = conversation
  const [only = null] = partyIds.length === 1 ? partyIds : []
  const answered = parentEmailId === null ? [] : await invoicesOfEmail(scope, parentEmailId)
  if (answered.length > 0) return { partyId: only, invoiceIds: answered }
  const named = await invoicesNamed(scope, partyIds, letter)
  const [first] = named
  if (first !== undefined) {
    const ofFirst = named.filter(({ partyId }) => partyId === first.partyId)
    return { partyId: only ?? first.partyId, invoiceIds: ofFirst.map(({ id }) => id) }
  }
  const latest = threadId === null ? [] : await invoicesOfLatest(scope, threadId)
  return { partyId: only, invoiceIds: latest }
}

async function invoicesOfEmail({ run, organizationId }: Scope, emailId: string): Promise<string[]> {
  const rows = await run<{ id: string }>(sql`
    select l.invoice_id as id from email_invoice l
    where l.organization_id = ${organizationId}::uuid and l.email_id = ${emailId}::uuid
    order by l.invoice_id limit ${MOST_INVOICES}::int`)
  return rows.map(({ id }) => id)
}

async function invoicesOfLatest(scope: Scope, threadId: string): Promise<string[]> {
  const [latest] = await scope.run<{ id: string }>(sql`
    select e.id from email e
    where e.organization_id = ${scope.organizationId}::uuid and e.thread_id = ${threadId}::uuid
    order by e.timeline_at desc, e.id desc limit 1`)
  return latest === undefined ? [] : invoicesOfEmail(scope, latest.id)
}

async function invoicesNamed(
  { run, organizationId }: Scope,
  partyIds: readonly string[],
  { subject, text }: Letter,
): Promise<{ id: string; partyId: string }[]> {
  const words = wordsIn(`${subject ?? ''}\n${ownWordsOf(text ?? '')}`)
  if (partyIds.length === 0 || words.length === 0) return []
  return run(sql`
    select i.id, i.target_party_id as "partyId" from invoice i
    where i.organization_id = ${organizationId}::uuid and i.target_party_id = any(${[...partyIds]}::uuid[])
      and upper(i.invoice_number) = any(${words}::text[])
    order by i.issue_date desc nulls last, i.id limit ${MOST_INVOICES}::int`)
}

/** What may be the number of an invoice: a word with a digit in it, of three characters at least. */
function wordsIn(text: string): string[] {
  const words = Array.from(text.matchAll(/[\p{L}\d](?:[\p{L}\d/._-]{1,40})[\p{L}\d]/gu), ([word]) => word)
  const numbers = words.filter((word) => /\d/.test(word)).map((word) => word.toUpperCase())
  return [...new Set(numbers)].slice(0, MOST_WORDS)
}
