import { idIn, notFound } from '../../../graph/mutation/input.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import type { Books } from '../../organization/closedBooks.ts'
import { amountIn } from '../../settlement/amountIn.ts'
import { atRate, rateOf } from '../../settlement/atRate.ts'
import { checkLeft, checkOwing, checkRemaining } from '../../settlement/checkOwing.ts'
import { eachOf } from '../../settlement/eachOf.ts'
import type { LockedInvoice } from '../../settlement/lockMoney.ts'
import { type AllocationInput, MOST_ALLOCATIONS } from './allocationInput.ts'

export type Allocated = {
  invoice: LockedInvoice
  /** In the payment's currency. */
  amount: bigint
  /** In the invoice's. */
  invoiceAmount: bigint
  rate: string | null
}

/** The UUIDs of the invoices, each of which may be named once. */
export function invoiceIdsIn(work: DirectWork, given: readonly AllocationInput[]): string[] {
  if (given.length > MOST_ALLOCATIONS) {
    const message = `At most ${MOST_ALLOCATIONS} invoices can be named at once, not ${given.length}.`
    throw refusal('TOO_MANY_ITEMS', 'allocations', message)
  }
  const known = new Set<string>()
  return eachOf(given, ({ invoiceId }, index) => {
    const field = `allocations.${index}.invoiceId`
    const id = idIn(work, 'Invoice', invoiceId, field)
    if (known.has(id))
      throw refusal('INVALID', field, 'The same invoice is named before: add the amounts up.')
    known.add(id)
    return id
  })
}

type Source = { currency: string; left: bigint; books: Books; invoices: ReadonlyMap<string, LockedInvoice> }

/** What is to be allocated of one payment, checked against what is left of it and what is owed on each invoice. */
export function readAllocations(
  work: DirectWork,
  given: readonly AllocationInput[],
  { currency, left, books, invoices }: Source,
): Allocated[] {
  let rest = left
  return eachOf(given, (item, index) => {
    const field = `allocations.${index}`
    const invoice = invoices.get(idIn(work, 'Invoice', item.invoiceId, `${field}.invoiceId`))
    if (invoice === undefined) throw notFound('Invoice', item.invoiceId, `${field}.invoiceId`)
    checkOwing(invoice, `${field}.invoiceId`)
    const amount = amountIn(item.amount, currency, { field: `${field}.amount`, of: 'the payment' })
    checkLeft(amount, { left: rest, currency, of: 'the payment' }, `${field}.amount.minorUnits`)
    const into = intoInvoice(item, { amount, currency, invoice, books, field })
    const place = item.invoiceAmount ? 'invoiceAmount.minorUnits' : item.rate ? 'rate' : 'amount.minorUnits'
    checkRemaining(into.invoiceAmount, invoice, `${field}.${place}`)
    rest -= amount
    return { invoice, amount, ...into }
  })
}

type Placed = { amount: bigint; currency: string; invoice: LockedInvoice; books: Books; field: string }

/** The amount in the invoice's currency. */
function intoInvoice(
  { invoiceAmount, rate }: AllocationInput,
  { amount, currency, invoice, books, field }: Placed,
): Pick<Allocated, 'invoiceAmount' | 'rate'> {
  const intoCurrency = invoice.currency
  if (invoiceAmount && rate) {
    throw refusal(
      'INVALID',
      `${field}.rate`,
      'Give the rate or the amount in the invoice’s currency, not both.',
    )
  }
  if (invoiceAmount) {
    const minorUnits = amountIn(invoiceAmount, intoCurrency, {
      field: `${field}.invoiceAmount`,
      of: 'the invoice',
    })
    if (currency !== intoCurrency) {
      const known = rateOf({ minorUnits: amount, currency }, { minorUnits, currency: intoCurrency })
      return { invoiceAmount: minorUnits, rate: known }
    }
    if (minorUnits === amount) return { invoiceAmount: amount, rate: null }
    throw refusal(
      'INVALID',
      `${field}.invoiceAmount.minorUnits`,
      'In one currency both amounts are the same.',
    )
  }
  if (currency === intoCurrency) {
    if (!rate) return { invoiceAmount: amount, rate: null }
    throw refusal('INVALID', `${field}.rate`, 'Payment and invoice are in one currency: there is no rate.')
  }
  if (!rate) {
    const message = `The payment is in ${currency}, the invoice in ${intoCurrency}: give the rate, or both amounts.`
    throw refusal('RATE_REQUIRED', `${field}.rate`, message)
  }
  return { invoiceAmount: converted(rate, { amount, currency, intoCurrency, books, field }), rate }
}

function converted(
  rate: string,
  { amount, currency, intoCurrency, books, field }: Omit<Placed, 'invoice'> & { intoCurrency: string },
): bigint {
  if (rate.startsWith('-') || !/[1-9]/.test(rate)) {
    throw refusal('INVALID', `${field}.rate`, 'The rate must be more than zero.')
  }
  const minorUnits = atRate(amount, { currency, intoCurrency, rate, rounding: books.rounding })
  if (minorUnits > 0n && BigInt.asIntN(54, minorUnits) === minorUnits) return minorUnits
  const message = `At this rate the amount is ${minorUnits} minor units: it must be above zero and below 2^53.`
  throw refusal('INVALID', `${field}.rate`, message)
}
