import { majorUnits } from '../../graph/money.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import { OPEN_STANDINGS } from '../invoice/rules.ts'
import type { LockedInvoice } from './lockMoney.ts'

/** Refuses what is no receivable on which something is owed that may be collected. */
export function checkOwing(invoice: LockedInvoice, field: string): void {
  if (invoice.type !== 'RECEIVABLE')
    throw refusal('INVALID', field, 'It is a payable: nobody pays it to you.')
  if (invoice.total < 0n) throw refusal('INVALID', field, 'It is a credit note: nothing is owed on it.')
  if (invoice.amountRemaining > 0n && OPEN_STANDINGS.some((open) => open === invoice.standing)) return
  const message = `Nothing can be collected on the invoice: it is ${invoice.standing.toLowerCase()}.`
  throw refusal('IMMUTABLE_STATE', field, message)
}

/** Refuses more than what is still owed. */
export function checkRemaining(
  amount: bigint,
  { amountRemaining: minorUnits, currency }: Pick<LockedInvoice, 'amountRemaining' | 'currency'>,
  field: string,
): void {
  if (amount <= minorUnits) return
  const remaining = majorUnits({ minorUnits, currency })
  const message = `The amount is more than the ${remaining} ${currency} that are still owed.`
  throw refusal('AMOUNT_EXCEEDS_REMAINING', field, message)
}

/** Refuses more than what is left of a payment or a credit note. */
export function checkLeft(
  amount: bigint,
  { left: minorUnits, currency, of }: { left: bigint; currency: string; of: string },
  field: string,
): void {
  if (amount <= minorUnits) return
  const left = majorUnits({ minorUnits: minorUnits > 0n ? minorUnits : 0n, currency })
  throw refusal('AMOUNT_EXCEEDS_UNAPPLIED', field, `Only ${left} ${currency} are left of ${of}.`)
}
