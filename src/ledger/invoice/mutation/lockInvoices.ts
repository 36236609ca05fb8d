import type { Invoice } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { checkAllFound, idsIn } from '../../../graph/mutation/idList.ts'
import type { Work } from '../../../graph/mutation/work.ts'

type Named = { texts: readonly string[]; field: string; most: number }

/** The invoices that an input names, in their order, as they are until the transaction ends; all are there. */
export async function lockInvoices(work: Work, { texts, field, most }: Named): Promise<Invoice[]> {
  const { organizationId, run, tx } = work
  const ids = idsIn(work, 'Invoice', texts, { field, most })
  await run(sql`select invoice_tally_lock(array[${organizationId}]::uuid[])::text`)
  const found = await run<{ id: string }>(sql`select i.id from invoice i
    where i.organization_id = ${organizationId}::uuid and i.id = any(${ids}::uuid[]) order by i.id for no key update`)
  checkAllFound(work, 'Invoice', { ids: texts, field, found })
  const rows = await tx.invoice.findMany({ where: { organizationId, id: { in: ids } } })
  return rows.toSorted((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id))
}
