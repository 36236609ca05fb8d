import { sql } from '../../../database/sql.ts'
import type { Change } from '../../../graph/change.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'

type Named = { emailId?: string | null | undefined; callId?: string | null | undefined }

/** The email or call that is classified, with whom and what it is about, and who is to hear of it. */
export async function classifiedRow(work: Work, input: Named) {
  const emailId = await optionalRowIn(work, 'Email', input.emailId, 'emailId')
  const callId = await optionalRowIn(work, 'Call', input.callId, 'callId')
  if ((emailId === null) === (callId === null)) {
    const field = emailId === null ? 'emailId' : 'callId'
    throw refusal(emailId === null ? 'REQUIRED' : 'INVALID', field, 'Name either an email or a call.')
  }
  const { partyId, invoiceIds } = await aboutOf(work, { emailId, callId })
  const announced: Change[] =
    emailId === null ? [{ kind: 'INVOICE', invoiceIds }] : [{ kind: 'EMAIL', emailId, invoiceIds }]
  const invoiceId = invoiceIds.length === 1 ? (invoiceIds[0] ?? null) : null
  return { emailId, callId, partyId, invoiceId, announced }
}

async function aboutOf(
  { run, organizationId: id }: Work,
  { emailId, callId }: { emailId: string | null; callId: string | null },
): Promise<{ partyId: string | null; invoiceIds: string[] }> {
  const [found] = await run<{ partyId: string | null; invoiceIds: string[] }>(sql`
    select coalesce(
      (select e.party_id from email e where e.organization_id = ${id}::uuid and e.id = ${emailId}::uuid),
      (select c.party_id from call c where c.organization_id = ${id}::uuid and c.id = ${callId}::uuid)) as "partyId",
      array(select l.invoice_id::text from email_invoice l
        where l.organization_id = ${id}::uuid and l.email_id = ${emailId}::uuid
        union all
        select l.invoice_id::text from call_invoice l
        where l.organization_id = ${id}::uuid and l.call_id = ${callId}::uuid) as "invoiceIds"`)
  return found ?? { partyId: null, invoiceIds: [] }
}
