import type { Invoice } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { idIn, notFound } from '../../../graph/mutation/input.ts'
import type { Work } from '../../../graph/mutation/work.ts'

/** The invoice that an input names, as it is until the transaction ends: another writer waits. */
export async function lockInvoice(work: Work, text: string): Promise<Invoice> {
  const { organizationId, run, tx } = work
  const id = idIn(work, 'Invoice', text, 'invoiceId')
  // Before the row, as an import does: what changes an invoice's standing takes this lock too, after the row otherwise,
  // and each would wait for the other.
  await run(sql`select invoice_tally_lock(array[${organizationId}]::uuid[])::text`)
  const [locked] = await run<{ id: string }>(sql`select i.id from invoice i
    where i.organization_id = ${organizationId}::uuid and i.id = ${id}::uuid for no key update`)
  if (locked === undefined) throw notFound('Invoice', text, 'invoiceId')
  return tx.invoice.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } } })
}

export const LONGEST_NOTE = 2_000
