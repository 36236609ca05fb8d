import { atRate, rateOf } from '../../../ledger/settlement/atRate.ts'
import { checkPeriod } from '../record/movement.ts'
import type { NestedAllocationRecord, PaymentRecord } from '../record/payment.ts'
import type { CanonicalRecord, RecordTypes } from '../record/record.ts'
import { Refusal } from '../rejection.ts'
import { keyOf } from './known.ts'
import type { MoneyFacts, PaymentFacts } from './moneyFacts.ts'

/**
 * A record whose amounts fit those of what it names, with the amounts that follow filled in. Refuses one that takes more of a
 * payment than it has, and one that mixes currencies without a rate. What is not known here, such as in a rehearsal, is let pass.
 */
export function fitMoney(record: CanonicalRecord, facts: MoneyFacts): CanonicalRecord {
  const { type, fields } = record
  if (type === 'invoice') fitInvoice(fields, facts)
  if (type === 'payment') return { type, fields: fitPayment(fields, facts) }
  if (type === 'allocation') return { type, fields: fitAllocation(fields, facts) }
  return record
}

function fitInvoice(fields: RecordTypes['invoice'], { invoices }: MoneyFacts): void {
  const { currency, creditApplications, externalId } = fields
  invoices.set(keyOf('INVOICE', externalId), currency)
  for (const [index, { invoiceExternalId }] of (creditApplications ?? []).entries()) {
    const other = invoices.get(keyOf('INVOICE', invoiceExternalId))
    if (other === undefined || other === currency) continue
    const field = `creditApplications[${index}].invoiceExternalId`
    throw new Refusal(field, `is an invoice in ${other}, and the credit note is in ${currency}`)
  }
}

function fitPayment(fields: PaymentRecord, facts: MoneyFacts): PaymentRecord {
  const key = keyOf('PAYMENT', fields.externalId)
  const { currency } = fields
  const payment = factsOf(fields, facts.payments.get(key))
  checkRefunded(payment)
  const allocations = fields.allocations?.map((allocation, index) =>
    converted(allocation, { currency, facts, prefix: `allocations[${index}].` }),
  )
  if (allocations !== undefined) {
    for (const [name, { isPart }] of payment.taken) if (isPart) payment.taken.delete(name)
    for (const [index, part] of allocations.entries()) {
      if (isCounted(part)) payment.taken.set(`part ${index}`, { amount: part.amount, isPart: true })
      checkTaken(payment, { facts, key, field: `allocations[${index}].amount` })
    }
  }
  checkTaken(payment, { facts, key, field: 'amount' })
  facts.payments.set(key, payment)
  return allocations === undefined ? fields : { ...fields, allocations }
}

function factsOf(fields: PaymentRecord, before: PaymentFacts | undefined): PaymentFacts {
  const { amount, currency, receivedAt } = fields
  const stored = before?.stored ?? null
  return {
    amount,
    amountRefunded: refundedWith(fields, stored),
    stored,
    currency,
    receivedAt: new Date(receivedAt),
    taken: new Map(before?.taken),
  }
}

/** As it will be stored: what was paid back here is not undone by a source that does not know of it. */
function refundedWith({ amountRefunded, refunds }: PaymentRecord, stored: PaymentFacts['stored']): bigint {
  if (stored === null) return amountRefunded ?? 0n
  if (amountRefunded === null) return stored.amountRefunded
  const told = refunds === null ? stored.refundsTold : amountRefunded
  const least = told + stored.refundsHere
  return amountRefunded > least ? amountRefunded : least
}

function fitAllocation(fields: RecordTypes['allocation'], facts: MoneyFacts): RecordTypes['allocation'] {
  const key = keyOf('INVOICE_PAYMENT', fields.externalId)
  const paymentKey = keyOf('PAYMENT', fields.paymentExternalId)
  const before = facts.payments.get(paymentKey)
  if (before === undefined) return fields
  if (fields.appliedAt === null) checkPeriod(before.receivedAt.toISOString(), fields.reversedAt, 'reversedAt')
  const { currency } = before
  const fitted = converted(fields, { currency, facts, prefix: '' })
  const payment = { ...before, taken: new Map(before.taken) }
  payment.taken.delete(key)
  facts.pending.delete(key)
  if (isCounted(fields)) payment.taken.set(key, { amount: fields.amount, isPart: false })
  checkTaken(payment, { facts, key: paymentKey, field: 'amount' })
  const holder = facts.holders.get(key)
  if (holder !== undefined) facts.payments.get(holder)?.taken.delete(key)
  facts.holders.set(key, paymentKey)
  before.taken.clear()
  for (const [name, each] of payment.taken) before.taken.set(name, each)
  return fitted
}

function checkRefunded({ amount, amountRefunded }: PaymentFacts): void {
  if (amount < 0n || amountRefunded <= amount) return
  throw new Refusal('amountRefunded', `must not exceed the amount, ${amount}, but comes to ${amountRefunded}`)
}

function isCounted({ isApproved, reversedAt }: Pick<NestedAllocationRecord, 'isApproved' | 'reversedAt'>) {
  return isApproved && reversedAt === null
}

/** Of what later records of the batch change, the less is counted: in which order they come makes no difference. */
function checkTaken(
  { amount, amountRefunded, taken }: PaymentFacts,
  { facts, key, field }: { facts: MoneyFacts; key: string; field: string },
): void {
  // Money that went out is not allocated.
  if (amount < 0n) return
  const left = amountRefunded > amount ? 0n : amount - amountRefunded
  let sum = 0n
  for (const [name, { amount: each }] of taken) {
    const change = facts.pending.get(name)
    const later = change === undefined ? each : change.paymentKey === key ? change.amount : 0n
    sum += later < each ? later : each
  }
  if (sum <= left) return
  const refunded = amountRefunded === 0n ? '' : ` less the ${amountRefunded} that went back`
  throw new Refusal(field, `makes ${sum} of a payment of ${amount}${refunded} allocated`)
}

type Part = Pick<NestedAllocationRecord, 'invoiceExternalId' | 'amount' | 'invoiceAmount' | 'currencyRate'>

type Place = { currency: string; facts: MoneyFacts; prefix: string }

/** With both amounts and the rate where the currencies differ. */
function converted<P extends Part>(part: P, { currency, facts, prefix }: Place): P {
  const into = facts.invoices.get(keyOf('INVOICE', part.invoiceExternalId))
  if (into === undefined) return part
  try {
    if (into === currency) return inOne(part, currency)
    return { ...part, ...intoOther(part, { currency, into, rounding: facts.rounding }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(`${prefix}${error.field}`, error.message)
  }
}

function inOne<P extends Part>(part: P, currency: string): P {
  const { amount, invoiceAmount, currencyRate } = part
  if (invoiceAmount !== null && invoiceAmount !== amount) {
    throw new Refusal('invoiceAmount', `must be the amount, ${amount}: both are in ${currency}`)
  }
  if (currencyRate !== null && currencyRate !== '1') {
    throw new Refusal('currencyRate', `must not be there: payment and invoice are in ${currency}`)
  }
  return { ...part, invoiceAmount: null, currencyRate: null }
}

type Exchange = { currency: string; into: string; rounding: MoneyFacts['rounding'] }

function intoOther({ amount, invoiceAmount, currencyRate }: Part, { currency, into, rounding }: Exchange) {
  if (currencyRate === '0') throw new Refusal('currencyRate', 'must be more than zero')
  if (invoiceAmount !== null) {
    const told = rateBetween({ amount, currency }, { amount: invoiceAmount, currency: into })
    return { invoiceAmount, currencyRate: currencyRate ?? told }
  }
  if (currencyRate === null) {
    const reason = `is required, or invoiceAmount: the payment is in ${currency}, the invoice in ${into}`
    throw new Refusal('currencyRate', reason)
  }
  const paid = atRate(amount, { currency, intoCurrency: into, rate: currencyRate, rounding })
  if (paid > 0n && paid <= BigInt(Number.MAX_SAFE_INTEGER)) return { invoiceAmount: paid, currencyRate }
  const reason = `makes the amount ${paid} ${into} in minor units: it must be above zero and below 2^53`
  throw new Refusal('currencyRate', reason)
}

type Side = { amount: bigint; currency: string }

function rateBetween(paid: Side, into: Side): string | null {
  if (paid.amount <= 0n) return null
  return rateOf(
    { minorUnits: paid.amount, currency: paid.currency },
    { minorUnits: into.amount, currency: into.currency },
  )
}
