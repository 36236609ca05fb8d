import fc from 'fast-check'
import type { TestApi } from '../api.ts'
import { plainSelection } from '../field/declared.ts'
import { declaredRules } from '../field/declaredRules.ts'
import { samplesOf } from '../field/samples.ts'
import { type Rules, related, some } from './evaluate.ts'
import type { FilteredLedger } from './ledger.ts'
import type { InvoiceRow, Money, PartyRow, World } from './rows.ts'
import { INVOICE, PARTY } from './rules.ts'

type PaymentAnswer = {
  uid: string
  currency: string
  status: string
  method: string | null
  amount: Money
  amountRefunded: Money
  amountAllocated: Money
  amountUnapplied: Money
  party: { uid: string } | null
  allocations: { invoice: { uid: string } }[]
}

/** A payment as its fields are returned, tied to the rows it hangs together with. */
export type PaymentRow = Omit<PaymentAnswer, 'party' | 'allocations'> & {
  party: PartyRow | null
  invoices: InvoiceRow[]
}

export const PAYMENT: Rules<PaymentRow> = declaredRules('Payment', {
  party: related(
    (row) => row.party,
    () => PARTY,
  ),
  invoice: some(
    (row) => row.invoices,
    () => INVOICE,
  ),
})

const PAYMENTS = 70
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const SAMPLE = fc.record({
  amount: one(0n, 10_000n, 10_000n, 20_000n, 1n, -5_000n, 90_071_992_547_409n),
  amountRefunded: one(0n, 0n, 0n, 1n, 10_000n),
  currency: one('USD', 'USD', 'EUR', 'JPY'),
  party: one(null, 0, 1, 2, 3, 4),
  allocations: fc.uniqueArray(
    fc.record({
      invoice: fc.nat(60),
      amount: one(1n, 400n, 10_000n),
      isApproved: one(true, true, false),
    }),
    { maxLength: 3, selector: ({ invoice }) => invoice },
  ),
})
const DECIDED = ['id', 'amountAllocated', 'amount', 'amountRefunded', 'currency']

/** Payments of all kinds, of the parties and for the invoices of the ledger. */
export async function fillPayments({ api, organization }: FilteredLedger): Promise<void> {
  const { database } = api
  const organizationId = organization.id
  const of = { where: { organizationId }, orderBy: { id: 'asc' } } as const
  const parties = await database.party.findMany(of)
  const invoices = await database.invoice.findMany(of)
  const more = samplesOf('Payment', DECIDED, PAYMENTS)
  const drawn = fc.sample(fc.noBias(SAMPLE), { seed: 23, numRuns: PAYMENTS })
  for (const [index, { party, allocations, ...data }] of drawn.entries()) {
    await database.payment.create({
      data: {
        organizationId,
        status: 'MATCHED',
        receivedAt: new Date('2026-02-02T12:00:00Z'),
        ...more[index],
        ...data,
        partyId: party === null ? null : (parties[party]?.id ?? null),
        allocations: {
          create: allocations.map(({ invoice, amount, isApproved }) => ({
            amount,
            isApproved,
            strategy: 'MANUAL' as const,
            invoiceId: invoices[invoice]?.id ?? '',
          })),
        },
      },
    })
  }
}

/** All of them as they are answered. */
export async function readPayments(api: TestApi, token: string, world: World): Promise<PaymentRow[]> {
  const { data, errors } = await api.ask<{ payments: { nodes: PaymentAnswer[] } }>(
    token,
    `{ payments(first: 100) { nodes { uid ${plainSelection('Payment')} party { uid } allocations { invoice { uid } } } } }`,
  )
  if (!data || errors) throw new Error(JSON.stringify(errors))
  return data.payments.nodes.map(({ party, allocations, ...row }) => {
    const uids = new Set(allocations.map(({ invoice }) => invoice.uid))
    return {
      ...row,
      party: world.parties.find(({ uid }) => uid === party?.uid) ?? null,
      invoices: world.invoices.filter(({ uid }) => uids.has(uid)),
    }
  })
}
