import { inside, Refusal } from '../rejection.ts'
import { multiply, toMinorUnits } from './amount.ts'
import { type AttachmentRecord, completeAttachment } from './attachment.ts'
import { amountPaidOf, amountWrittenOffOf, checkCredit } from './creditRules.ts'
import type { InvoiceFields } from './invoice.ts'

type LineItemFields = InvoiceFields['lineItems'][number]

type LineItemRecord = Omit<LineItemFields, 'currency'> & {
  lineNumber: number
  currency: string
  lineTotal: bigint
}

type Completed = 'subtotal' | 'amountWrittenOff' | 'amountDue' | 'amountPaid' | 'lineItems'

export type InvoiceRecord = Omit<InvoiceFields, Completed> & {
  subtotal: bigint
  amountWrittenOff: bigint
  amountDue: bigint
  amountPaid: bigint
  lineItems: LineItemRecord[]
}

/** Fills in the amounts that follow from others and refuses those that contradict them. */
export function completeInvoice(fields: InvoiceFields): InvoiceRecord {
  checkFieldKeys(fields)
  checkLineIds(fields)
  checkCredit(fields)
  const amountWrittenOff = amountWrittenOffOf(fields)
  const amountDue = amountDueOf(fields, amountWrittenOff)
  return {
    ...fields,
    subtotal: subtotalOf(fields),
    amountWrittenOff,
    amountDue,
    amountPaid: amountPaidOf(fields, amountDue),
    lineItems: fields.lineItems.map((item, index) => completeLine(item, index, fields.currency)),
    comments: fields.comments.map(checkComment),
    pdf: fields.pdf === null ? null : completePdf(fields.pdf),
  }
}

function subtotalOf({ subtotal, discount, tax, total }: InvoiceFields): bigint {
  if (subtotal === null) return checkSafe(total + discount - tax, 'subtotal')
  if (total === subtotal - discount + tax) return subtotal
  const sum = `${subtotal} - ${discount} + ${tax} = ${subtotal - discount + tax}`
  throw new Refusal('total', `must be subtotal - discount + tax: ${sum}, not ${total}`)
}

function amountDueOf(fields: InvoiceFields, writtenOff: bigint): bigint {
  const { total, prePaymentCreditNotes, amountDue, amountPaid } = fields
  if (total >= 0n && prePaymentCreditNotes > total) {
    throw new Refusal(
      'prePaymentCreditNotes',
      `must not exceed the total of ${total}: what is left over is no part of this invoice`,
    )
  }
  if (total >= 0n && writtenOff > total - prePaymentCreditNotes) {
    throw new Refusal(
      'amountWrittenOff',
      `must not exceed what is left of the total: ${total - prePaymentCreditNotes}`,
    )
  }
  if (total >= 0n && amountPaid !== null && amountPaid < 0n) {
    throw new Refusal('amountPaid', 'must not be negative on an invoice that is not a credit')
  }
  const due = checkSafe(total - prePaymentCreditNotes - writtenOff, 'amountDue')
  if (amountDue === null || amountDue === due) return due
  const [rule, sum] =
    writtenOff === 0n
      ? ['total - prePaymentCreditNotes', `${total} - ${prePaymentCreditNotes}`]
      : [
          'total - prePaymentCreditNotes - amountWrittenOff',
          `${total} - ${prePaymentCreditNotes} - ${writtenOff}`,
        ]
  throw new Refusal('amountDue', `must be ${rule}: ${sum} = ${due}, not ${amountDue}`)
}

function completeLine(item: LineItemFields, index: number, currency: string): LineItemRecord {
  if (item.currency !== null && item.currency !== currency) {
    throw new Refusal(
      `lineItems[${index}].currency`,
      `must be the invoice's, ${currency}, not ${item.currency}`,
    )
  }
  return {
    ...item,
    currency,
    lineNumber: item.lineNumber ?? index + 1,
    lineTotal: item.lineTotal ?? checkSafe(lineTotalOf(item), `lineItems[${index}].lineTotal`),
  }
}

function lineTotalOf({ quantity, unitPrice, discount, tax }: LineItemFields): bigint {
  const price = toMinorUnits(multiply(quantity, String(unitPrice)), { fractionDigits: 0, isRounded: true })
  return price - (discount ?? 0n) + (tax ?? 0n)
}

function checkSafe(amount: bigint, field: string): bigint {
  if (amount >= BigInt(Number.MIN_SAFE_INTEGER) && amount <= BigInt(Number.MAX_SAFE_INTEGER)) return amount
  throw new Refusal(field, `would be ${amount}, beyond 2^53 - 1`)
}

function checkFieldKeys({ fields }: InvoiceFields): void {
  const seen = new Set<string>()
  for (const [index, { key }] of fields.entries()) {
    if (seen.has(key)) throw new Refusal(`fields[${index}].key`, `must not be there twice: "${key}"`)
    seen.add(key)
  }
}

type CommentRecord = InvoiceFields['comments'][number]

function checkComment(comment: CommentRecord, index: number): CommentRecord {
  if (comment.resolvedAt === null && comment.resolvedByEmail !== null) {
    throw new Refusal(`comments[${index}].resolvedAt`, 'is required where resolvedByEmail is given')
  }
  return comment
}

function checkLineIds({ lineItems }: InvoiceFields): void {
  const seen = new Set<string>()
  for (const [index, { externalId }] of lineItems.entries()) {
    if (externalId === null) continue
    if (seen.has(externalId)) {
      throw new Refusal(`lineItems[${index}].externalId`, `must not be there twice: "${externalId}"`)
    }
    seen.add(externalId)
  }
}

function completePdf(pdf: AttachmentRecord): AttachmentRecord {
  try {
    return completeAttachment(pdf)
  } catch (error) {
    throw inside('pdf', error)
  }
}
