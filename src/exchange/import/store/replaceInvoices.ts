import { Prisma } from '../../../../prisma/generated/client/client.ts'
import { snakeCase } from '../../../database/snakeCase.ts'
import type { Writing } from './ground.ts'
import type { Added } from './plan.ts'
import { insertMissing } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type Owned = { table: 'email_invoice' | 'call_invoice'; owner: 'emailId' | 'callId' }

type About = { invoiceExternalIds: readonly string[] }

/** Says which invoices emails or calls are about. Returns those that now have, or had, one of them. */
export async function replaceInvoices(
  transaction: Transaction,
  { organizationId }: Scope,
  { table, owner, planned, added, ground }: Owned & Writing<About> & { added: readonly Added[] },
): Promise<string[]> {
  const replaced = planned.filter(({ addsInvoices }) => !addsInvoices)
  const before = await removeInvoices(transaction, organizationId, { table, owner, planned: replaced })
  const told = [
    ...replaced.map(({ id, record }) => ({ id, invoiceExternalIds: record.invoiceExternalIds })),
    ...added,
  ]
  const rows = told.flatMap(({ id, invoiceExternalIds }) =>
    invoiceExternalIds.flatMap((externalId) => {
      const invoiceId = ground.idOf('INVOICE', externalId)
      return invoiceId === null ? [] : [{ organizationId, [owner]: id, invoiceId }]
    }),
  )
  const after = await insertMissing(transaction, table, { rows, returning: 'invoiceId' })
  return [...new Set([...before, ...after])]
}

async function removeInvoices(
  transaction: Transaction,
  organizationId: string,
  { table, owner, planned }: Owned & { planned: readonly Planned<About>[] },
): Promise<string[]> {
  const older = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  if (older.length === 0) return []
  const removed = await transaction.$queryRaw<{ invoiceId: string }[]>`
    delete from ${Prisma.raw(table)}
    where organization_id = ${organizationId}::uuid and ${Prisma.raw(snakeCase(owner))} = any(${older}::uuid[])
    returning invoice_id as "invoiceId"`
  return removed.map(({ invoiceId }) => invoiceId)
}
