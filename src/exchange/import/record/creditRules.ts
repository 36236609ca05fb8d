import { Refusal } from '../rejection.ts'
import type { InvoiceFields } from './invoice.ts'
import { checkPeriod, sumOfLive } from './movement.ts'

const OF_CREDIT_NOTES = ['correctsInvoiceExternalId', 'creditReason', 'creditApplications'] as const

/** What only a credit note has, which is an invoice of less than nothing, and how much of it can be taken. */
export function checkCredit(fields: InvoiceFields): void {
  const { total, externalId, correctsInvoiceExternalId, creditApplications } = fields
  const misplaced = OF_CREDIT_NOTES.find((name) => total >= 0n && fields[name] !== null)
  if (misplaced !== undefined) {
    throw new Refusal(misplaced, 'is for credit notes, which have a total below zero')
  }
  if (correctsInvoiceExternalId === externalId) {
    throw new Refusal('correctsInvoiceExternalId', 'must be another invoice')
  }
  let left = -total
  for (const [index, { invoiceExternalId, amount, appliedAt, reversedAt }] of (
    creditApplications ?? []
  ).entries()) {
    const field = `creditApplications[${index}]`
    if (invoiceExternalId === externalId) {
      throw new Refusal(`${field}.invoiceExternalId`, 'must be another invoice')
    }
    checkPeriod(appliedAt, reversedAt, `${field}.reversedAt`)
    if (reversedAt === null) left -= amount
    if (left < 0n) {
      throw new Refusal(`${field}.amount`, `takes ${-left} more than the credit note has, which is ${-total}`)
    }
  }
}

export function amountWrittenOffOf(fields: InvoiceFields): bigint {
  const { amountWrittenOff, writeOffs } = fields
  checkWriteOffs(fields)
  if (writeOffs === null) return amountWrittenOff ?? 0n
  const sum = sumOfLive(writeOffs)
  if (amountWrittenOff === null || amountWrittenOff === sum) return sum
  const reason = `must be the sum of the writeOffs that were not reversed: ${sum}, not ${amountWrittenOff}`
  throw new Refusal('amountWrittenOff', reason)
}

function checkWriteOffs({ total, amountWrittenOff, writeOffs }: InvoiceFields): void {
  const written = amountWrittenOff ?? 0n
  if (written < 0n) throw new Refusal('amountWrittenOff', 'must not be negative')
  if (total < 0n && written > 0n) throw new Refusal('amountWrittenOff', 'is not for credit notes')
  if (total < 0n && writeOffs !== null) throw new Refusal('writeOffs', 'is not for credit notes')
  for (const [index, { writtenOffAt, reversedAt }] of (writeOffs ?? []).entries()) {
    checkPeriod(writtenOffAt, reversedAt, `writeOffs[${index}].reversedAt`)
  }
}

/**
 * A source that says when an invoice was paid, but not how much, means that it was paid. Of a credit note that is what was
 * taken of it, below zero as its total is.
 */
export function amountPaidOf(fields: InvoiceFields, amountDue: bigint): bigint {
  const { amountPaid, paidDate, creditApplications } = fields
  const applied = sumOfLive(creditApplications ?? [])
  if (amountPaid === null) return paidDate === null ? -applied : amountDue
  if (applied === 0n || amountPaid <= -applied) return amountPaid
  throw new Refusal('amountPaid', `must be ${-applied} or less, as so much is applied of the credit note`)
}
