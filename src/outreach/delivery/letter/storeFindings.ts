import type { ClassificationType } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Likeness } from './looksLike.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>
type About = {
  emailId: string
  subject: string | null
  partyId: string | null
  invoiceIds: readonly string[]
}

/** What is to be done because of what a letter looks like. */
const LABELS: Partial<Record<ClassificationType, string>> = {
  PROMISE_TO_PAY: 'Record the promise to pay',
  DISPUTE: 'Look into what the customer disputes',
  PAYMENT_SENT: 'Find the payment that the customer has sent',
  DOCUMENT_REQUEST: 'Send the document that the customer asks for',
}
const ANSWERED: readonly ClassificationType[] = ['DISPUTE', 'DOCUMENT_REQUEST']
const LONGEST_SUBJECT = 100

/** Keeps what a letter looks like, and opens a task for each, for who is in charge of the invoice or the party. */
export async function storeFindings(scope: Scope, found: readonly Likeness[], about: About): Promise<void> {
  for (const likeness of found) await storeFinding(scope, likeness, about)
}

async function storeFinding(
  { run, organizationId, now }: Scope,
  { type, language, reason }: Likeness,
  about: About,
) {
  const { emailId, partyId, invoiceIds } = about
  const classificationId = uuidv7()
  await run(sql`
    insert into classification (organization_id, id, email_id, type, reason, is_action_required, is_reply_required, language,
      created_at, updated_at)
    values (${organizationId}::uuid, ${classificationId}::uuid, ${emailId}::uuid, ${type}::"ClassificationType",
      ${reason}::text, true, ${ANSWERED.includes(type)}::boolean, ${language}::text, ${now}::timestamptz, ${now}::timestamptz)`)
  const [invoiceId = null] = invoiceIds.length === 1 ? invoiceIds : []
  await run(sql`
    insert into task (organization_id, id, label, type, description, party_id, invoice_id, classification_id, email_id,
      assignee_id, created_at, updated_at)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, ${labelOf(type, about)}::text, ${type.toLowerCase()}::text,
      ${reason}::text, ${partyId}::uuid, ${invoiceId}::uuid, ${classificationId}::uuid, ${emailId}::uuid,
      coalesce(
        (select i.assignee_id from invoice i where i.organization_id = ${organizationId}::uuid and i.id = ${invoiceId}::uuid),
        (select p.assignee_id from party p where p.organization_id = ${organizationId}::uuid and p.id = ${partyId}::uuid)),
      ${now}::timestamptz, ${now}::timestamptz)`)
}

function labelOf(type: ClassificationType, { subject }: About): string {
  const label = LABELS[type] ?? 'Read the mail of the customer'
  return subject === null ? label : `${label}: ${subject.slice(0, LONGEST_SUBJECT).toWellFormed()}`
}
