import { sql } from '../../../database/sql.ts'
import { formatDay, localDay } from '../../../graph/calendar/day.ts'
import { majorUnits } from '../../../graph/money.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { OPEN_STANDINGS } from '../../invoice/rules.ts'
import { amountIn, type Given, positiveIn } from '../../settlement/amountIn.ts'
import type { LockedInvoice } from '../../settlement/lockMoney.ts'

/** Refuses to correct what is no demand that was sent, and to do so before it was. */
export function checkCorrectable(
  { calendar: { timezone } }: DirectWork,
  { type, total, standing, issueDate }: LockedInvoice,
  at: Date,
): void {
  if (type !== 'RECEIVABLE' || total <= 0n) {
    throw refusal('INVALID', 'invoiceId', 'It is no demand on a customer, which could be corrected.')
  }
  const isStanding = standing === 'PAID' || OPEN_STANDINGS.some((open) => open === standing)
  if (!isStanding) {
    throw refusal(
      'IMMUTABLE_STATE',
      'invoiceId',
      `The invoice cannot be corrected: it is ${standing.toLowerCase()}.`,
    )
  }
  if (issueDate === null || localDay(at, timezone) >= localDay(issueDate, timezone)) return
  const message = `The invoice was issued on ${formatDay(localDay(issueDate, timezone))}: no credit note comes before.`
  throw refusal('INVALID', 'issueDate', message)
}

/** The amount, which with the other credit notes of the invoice must not go beyond its total, and what these leave of it. */
export async function creditAmountIn(
  { run, organizationId }: DirectWork,
  given: Given,
  corrected: LockedInvoice | null,
): Promise<{ amount: bigint; left: { total: bigint; tax: bigint } | null }> {
  if (corrected === null) return { amount: positiveIn(given, 'amount'), left: null }
  const { id, currency } = corrected
  const amount = amountIn(given, currency, { field: 'amount', of: 'the invoice' })
  const [others] = await run<{
    total: string
    tax: string
  }>(sql`select coalesce(-sum(n.total), 0)::text as total, coalesce(-sum(n.tax), 0)::text as tax from invoice n
    where n.organization_id = ${organizationId}::uuid and n.corrects_invoice_id = ${id}::uuid and n.voided_at is null
      and n.workflow_status <> 'CANCELLED'`)
  const total = corrected.total - BigInt(others?.total ?? 0)
  const tax = corrected.tax - BigInt(others?.tax ?? 0)
  if (amount <= total) return { amount, left: { total, tax } }
  const message = `Of the invoice's total ${majorUnits({ minorUnits: total, currency })} ${currency} are not credited yet.`
  throw refusal('INVALID', 'amount.minorUnits', message)
}

type Credited = {
  amount: bigint
  left: { total: bigint; tax: bigint } | null
  currency: string
  corrected: LockedInvoice | null
}

/** What of the amount is tax: in proportion to what is not credited yet, so that all of it together bears the tax of the invoice. */
export function taxIn(
  given: Given | null | undefined,
  { amount, left, currency, corrected }: Credited,
): bigint {
  if (given === null || given === undefined) {
    if (corrected === null || left === null || corrected.tax <= 0n || left.tax <= 0n) return 0n
    const share = (2n * amount * left.tax + left.total) / (2n * left.total)
    return share < amount ? share : amount
  }
  const tax =
    given.minorUnits === 0 && given.currency === currency
      ? 0n
      : amountIn(given, currency, { field: 'tax', of: 'the credit note' })
  if (tax <= amount) return tax
  throw refusal('INVALID', 'tax.minorUnits', 'The tax is more than the whole amount.')
}
