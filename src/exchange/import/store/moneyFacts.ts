import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { Database } from '../../../database/client.ts'
import type { Books } from '../../../ledger/organization/closedBooks.ts'
import type { CanonicalRecord } from '../record/record.ts'
import { isChildIdSql } from './childId.ts'
import { type Known, keyOf } from './known.ts'
import type { Scope, Transaction } from './scope.ts'

/** What a payment has, and what its approved allocations that were not reversed take of it. */
export type PaymentFacts = {
  currency: string
  amount: bigint
  amountRefunded: bigint
  /** Before the batch: what went back in all, and by refunds that the source told and that were made here. */
  stored: { amountRefunded: bigint; refundsTold: bigint; refundsHere: bigint } | null
  receivedAt: Date
  /** By the names of their records, or their ids where they have none. */
  taken: Map<string, { amount: bigint; isPart: boolean }>
}

/** What of invoices and payments has to fit together; by `keyOf`. What is planned is added. */
export type MoneyFacts = {
  rounding: Books['rounding']
  /** Their currencies. */
  invoices: Map<string, string>
  payments: Map<string, PaymentFacts>
  /** Which payment an allocation takes of, by the key of its record. */
  holders: Map<string, string>
  /** What later records of the batch will take of payments at most, if they are accepted. */
  pending: Map<string, { paymentKey: string; amount: bigint }>
}

type Refunds = Pick<NonNullable<PaymentFacts['stored']>, 'refundsTold' | 'refundsHere'>

const isToldSql = Prisma.raw(isChildIdSql('r.id', 'r.payment_id'))

type Batch = readonly CanonicalRecord[]
type Asked = Pick<Database | Transaction, '$queryRaw'>

/** Reads the facts of what the payments, allocations and credit notes of a batch are about. */
export async function findMoneyFacts(
  database: Asked,
  { organizationId }: Pick<Scope, 'organizationId'>,
  { records, known }: { records: Batch; known: ReadonlyMap<string, Known> },
): Promise<MoneyFacts> {
  const { invoices, payments } = namesOf(records)
  const facts: MoneyFacts = {
    rounding: 'HALF_UP',
    invoices: new Map(),
    payments: new Map(),
    holders: new Map(),
    pending: pendingOf(records),
  }
  const invoiceNames = storedOf(invoices, known)
  const paymentNames = storedOf(payments, known)
  if (invoices.size + payments.size === 0) return facts
  const organization = Prisma.sql`${organizationId}::uuid`
  const [[books], stored, paid, taken] = await Promise.all([
    database.$queryRaw<Pick<Books, 'rounding'>[]>`
      select money_rounding as rounding from organization where id = ${organization}`,
    database.$queryRaw<{ id: string; currency: string }[]>`
      select id, currency from invoice
      where organization_id = ${organization} and id = any(${[...invoiceNames.keys()]}::uuid[])`,
    database.$queryRaw<(Omit<PaymentFacts, 'taken' | 'stored'> & Refunds & { id: string })[]>`
      select p.id, p.currency, p.amount, p.amount_refunded as "amountRefunded", p.received_at as "receivedAt",
        r.told as "refundsTold", r.here as "refundsHere"
      from payment p, lateral (
        select coalesce(sum(r.amount) filter (where ${isToldSql}), 0)::bigint as told,
          coalesce(sum(r.amount) filter (where not ${isToldSql}), 0)::bigint as here
        from payment_refund r where r.organization_id = ${organization} and r.payment_id = p.id) r
      where p.organization_id = ${organization} and p.id = any(${[...paymentNames.keys()]}::uuid[])`,
    database.$queryRaw<{ id: string; paymentId: string; amount: bigint; isPart: boolean }[]>`
      select id, payment_id as "paymentId", amount, ${Prisma.raw(isChildIdSql('id', 'payment_id'))} as "isPart"
      from invoice_payment where organization_id = ${organization} and payment_id = any(${[...paymentNames.keys()]}::uuid[])
        and is_approved and reversed_at is null`,
  ])
  facts.rounding = books?.rounding ?? 'HALF_UP'
  for (const { id, currency } of stored) facts.invoices.set(invoiceNames.get(id) ?? id, currency)
  for (const { id, refundsTold, refundsHere, ...payment } of paid) {
    const before = { amountRefunded: payment.amountRefunded, refundsTold, refundsHere }
    facts.payments.set(paymentNames.get(id) ?? id, { ...payment, stored: before, taken: new Map() })
  }
  const names = allocationNames(records, known)
  for (const { id, paymentId, amount, isPart } of taken) {
    const paymentKey = paymentNames.get(paymentId) ?? paymentId
    const name = names.get(id)
    if (name !== undefined) facts.holders.set(name, paymentKey)
    facts.payments.get(paymentKey)?.taken.set(name ?? id, { amount, isPart })
  }
  return facts
}

/** The invoices and payments that amounts have to fit to. */
function namesOf(records: Batch): { invoices: Set<string>; payments: Set<string> } {
  const invoices = records.flatMap(invoicesOf).map((name) => keyOf('INVOICE', name))
  const payments = records.flatMap(paymentOf).map((name) => keyOf('PAYMENT', name))
  return { invoices: new Set(invoices), payments: new Set(payments) }
}

function invoicesOf({ type, fields }: CanonicalRecord): string[] {
  const names = (parts: readonly { invoiceExternalId: string }[] | null) =>
    (parts ?? []).map(({ invoiceExternalId }) => invoiceExternalId)
  if (type === 'invoice') return names(fields.creditApplications)
  if (type === 'payment') return names(fields.allocations)
  return type === 'allocation' ? [fields.invoiceExternalId] : []
}

function paymentOf({ type, fields }: CanonicalRecord): string[] {
  if (type === 'payment') return [fields.externalId]
  return type === 'allocation' ? [fields.paymentExternalId] : []
}

/** The names of those that are stored, by their ids. A rehearsal knows no ids of what it has not written. */
function storedOf(names: Iterable<string>, known: ReadonlyMap<string, Known>): Map<string, string> {
  return new Map(
    [...names].flatMap((name) => {
      const id = known.get(name)?.id ?? ''
      return id === '' ? [] : [[id, name] as const]
    }),
  )
}

function allocationNames(records: Batch, known: ReadonlyMap<string, Known>): Map<string, string> {
  const names = records.flatMap(({ type, fields }) =>
    type === 'allocation' ? [keyOf('INVOICE_PAYMENT', fields.externalId)] : [],
  )
  return storedOf(names, known)
}

function pendingOf(records: Batch): MoneyFacts['pending'] {
  const pending: MoneyFacts['pending'] = new Map()
  for (const { type, fields } of records) {
    if (type !== 'allocation') continue
    const amount = fields.isApproved && fields.reversedAt === null ? fields.amount : 0n
    const paymentKey = keyOf('PAYMENT', fields.paymentExternalId)
    pending.set(keyOf('INVOICE_PAYMENT', fields.externalId), { paymentKey, amount })
  }
  return pending
}
