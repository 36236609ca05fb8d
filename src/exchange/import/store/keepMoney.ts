import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { InvoiceRecord } from '../record/invoiceRules.ts'
import { isChildIdSql } from './childId.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedInvoice = Planned<InvoiceRecord>
/** What was applied here and still counts, and what came of it; `taken` is what was taken of a credit note. */
type Applied = {
  id: string
  paid: bigint
  credited: bigint
  taken: bigint
  writtenOff: bigint
  paidDate: Date | null
  markedUncollectibleAt: Date | null
}

const isToldSql = (id: string, parentId: string) => Prisma.raw(isChildIdSql(id, parentId))

/**
 * The invoices with at least what was paid, credited and written off here: a source that does not know of it must not undo it,
 * or the days before would count it twice. The invoices must be locked.
 */
export async function keepMoney(
  transaction: Transaction,
  scope: Pick<Scope, 'organizationId'>,
  planned: readonly PlannedInvoice[],
): Promise<readonly PlannedInvoice[]> {
  const olderIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const found = await findApplied(transaction, scope, olderIds)
  if (found.length === 0) return planned
  const applied = new Map(found.map((row) => [row.id, row]))
  return planned.map((invoice) => withApplied(invoice, applied.get(invoice.id)))
}

async function findApplied(
  transaction: Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  invoiceIds: readonly string[],
): Promise<Applied[]> {
  if (invoiceIds.length === 0) return []
  const organization = Prisma.sql`${organizationId}::uuid`
  return transaction.$queryRaw<Applied[]>`
    select i.id, a.paid, c.credited, n.taken, w.written_off as "writtenOff", i.paid_date as "paidDate",
      i.marked_uncollectible_at as "markedUncollectibleAt"
    from invoice i,
    lateral (select coalesce(sum(a.invoice_amount), 0)::bigint as paid from invoice_payment a
      where a.organization_id = ${organization} and a.invoice_id = i.id and a.is_approved and a.reversed_at is null
        and not ${isToldSql('a.id', 'a.payment_id')} and not exists (select from integration_link l
          where l.organization_id = ${organization} and l.entity_id = a.id and l.entity_type = 'INVOICE_PAYMENT')) a,
    lateral (select coalesce(sum(c.amount), 0)::bigint as credited from credit_application c
      where c.organization_id = ${organization} and c.invoice_id = i.id and c.reversed_at is null
        and not ${isToldSql('c.id', 'c.credit_note_id')}) c,
    lateral (select coalesce(sum(c.amount), 0)::bigint as taken from credit_application c
      where c.organization_id = ${organization} and c.credit_note_id = i.id and c.reversed_at is null
        and not ${isToldSql('c.id', 'c.credit_note_id')}) n,
    lateral (select coalesce(sum(w.amount), 0)::bigint as written_off from write_off w
      where w.organization_id = ${organization} and w.invoice_id = i.id and w.reversed_at is null
        and not ${isToldSql('w.id', 'w.invoice_id')}) w
    where i.organization_id = ${organization} and i.id = any(${[...invoiceIds]}::uuid[])
      and (a.paid <> 0 or c.credited <> 0 or n.taken <> 0 or w.written_off <> 0)`
}

/** The hash stays that of the record as it came, or the next import of it would be a change. */
function withApplied(invoice: PlannedInvoice, applied: Applied | undefined): PlannedInvoice {
  if (applied === undefined) return invoice
  const { record } = invoice
  if (record.total < 0n) {
    return { ...invoice, record: { ...record, amountPaid: lesser(record.amountPaid, -applied.taken) } }
  }
  // No more than there is, where the source has made the invoice smaller since.
  const prePaymentCreditNotes = lesser(greater(record.prePaymentCreditNotes, applied.credited), record.total)
  const left = record.total - prePaymentCreditNotes
  const amountWrittenOff = lesser(greater(record.amountWrittenOff, applied.writtenOff), left)
  const amountDue = left - amountWrittenOff
  const amountPaid = greater(record.amountPaid, applied.paid)
  const paidDate = amountPaid >= amountDue ? textOf(applied.paidDate) : null
  const markedUncollectibleAt = applied.writtenOff > 0n ? textOf(applied.markedUncollectibleAt) : null
  return {
    ...invoice,
    record: {
      ...record,
      prePaymentCreditNotes,
      amountWrittenOff,
      amountDue,
      amountPaid,
      paidDate: record.paidDate ?? paidDate,
      markedUncollectibleAt: record.markedUncollectibleAt ?? markedUncollectibleAt,
    },
  }
}

const greater = (one: bigint, other: bigint) => (one > other ? one : other)
const lesser = (one: bigint, other: bigint) => (one < other ? one : other)
const textOf = (date: Date | null) => date?.toISOString() ?? null
