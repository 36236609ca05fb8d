import type { Invoice, Payment } from '../../../prisma/generated/client/client.ts'
import { list, raw, type Sql, sql } from '../../database/sql.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { column } from '../../graph/read/table.ts'
import { type Books, lockBooks } from '../organization/closedBooks.ts'

const INVOICE_COLUMNS = [
  'id',
  'invoiceNumber',
  'type',
  'targetPartyId',
  'currency',
  'total',
  'tax',
  'workflowStatus',
  'standing',
  'issueDate',
  'dueDate',
  'paidDate',
  'voidedAt',
  'markedUncollectibleAt',
  'isInDispute',
  'prePaymentCreditNotes',
  'amountWrittenOff',
  'amountDue',
  'amountPaid',
  'amountRemaining',
  'updatedAt',
] as const satisfies readonly (keyof Invoice)[]

const PAYMENT_COLUMNS = [
  'id',
  'partyId',
  'currency',
  'amount',
  'amountRefunded',
  'amountAllocated',
  'status',
  'receivedAt',
  'updatedAt',
] as const satisfies readonly (keyof Payment)[]

/** An invoice as far as money is applied to it. */
export type LockedInvoice = Pick<Invoice, (typeof INVOICE_COLUMNS)[number]>
/** A payment as far as it is given to invoices, or back. */
export type LockedPayment = Pick<Payment, (typeof PAYMENT_COLUMNS)[number]>

type Wanted = { invoiceIds?: readonly string[]; paymentIds?: readonly string[]; takesNumber?: boolean }

type Locked = {
  books: Books
  invoices: ReadonlyMap<string, LockedInvoice>
  payments: ReadonlyMap<string, LockedPayment>
}

/**
 * The rows whose amounts are going to change, as they are until the transaction ends. Imports, which change rows in the order
 * of their files, are kept out before any row is locked; all others lock invoices by their ids, then payments by theirs, and
 * only then come to the tallies, so that nobody waits in a circle. Who takes a number as well keeps out everybody, as all do
 * who write numbers. Sent in one piece: each statement sees what is committed by then.
 */
export async function lockMoney(
  work: DirectWork,
  { invoiceIds = [], paymentIds = [], takesNumber = false }: Wanted,
): Promise<Locked> {
  const { run, tell, organizationId } = work
  tell(
    takesNumber
      ? sql`select invoice_tally_lock(array[${organizationId}]::uuid[])::text`
      : sql`select invoice_money_share(${organizationId}::uuid)::text`,
  )
  const [books, invoices, payments] = await Promise.all([
    lockBooks(work),
    invoiceIds.length === 0
      ? []
      : run<LockedInvoice>(sql`select ${columnsOf('i', INVOICE_COLUMNS)} from invoice i
          where i.organization_id = ${organizationId}::uuid and i.id = any(${[...invoiceIds]}::uuid[])
          order by i.id for no key update`),
    paymentIds.length === 0
      ? []
      : run<LockedPayment>(sql`select ${columnsOf('p', PAYMENT_COLUMNS)} from payment p
          where p.organization_id = ${organizationId}::uuid and p.id = any(${[...paymentIds]}::uuid[])
          order by p.id for no key update`),
  ])
  return { books, invoices: byId(invoices), payments: byId(payments) }
}

/** Columns under the names of their fields. */
export function columnsOf(alias: string, fields: readonly string[]): Sql {
  return list(fields.map((field) => sql`${column(alias, field)} as ${raw(`"${field}"`)}`))
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
