import type { AllocationStrategy, PaymentMethod } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Rows } from '../ledger.ts'
import type { Customer } from '../party/customer.ts'
import { Deck, type Random } from '../random.ts'
import type { World } from '../world.ts'

type Payment = Rows['payment']
type Way = readonly [PaymentMethod, string | null]

/** Where payments are entered. */
export type Till = {
  world: World
  random: Random
  ways: Record<'home' | 'debit', Deck<Way>>
  strategies: Deck<AllocationStrategy>
}

const repeat = <T>(count: number, item: T): T[] => Array<T>(count).fill(item)
const way = (method: PaymentMethod, wording: string | null = null): Way => [method, wording]

const EUROPEAN: readonly Way[] = [
  ...repeat(34, way('WIRE')),
  ...repeat(3, way('CARD')),
  way('CASH'),
  way('CHECK'),
  way('OTHER', 'offset'),
]
const AMERICAN: readonly Way[] = [
  ...repeat(17, way('ACH')),
  ...repeat(11, way('CHECK')),
  ...repeat(6, way('CARD')),
  ...repeat(4, way('WIRE')),
  way('CASH'),
  way('OTHER', 'offset'),
]
const DEBIT: readonly Way[] = [...repeat(9, way('DIRECT_DEBIT')), way('CARD')]
const STRATEGIES: readonly AllocationStrategy[] = [
  ...repeat(28, 'AUTOMATIC' as const),
  ...repeat(6, 'AGENT' as const),
  ...repeat(5, 'MANUAL' as const),
  'OTHER',
]

export function openTill(world: World): Till {
  const random = world.randomFor('payments')
  const home = new Deck(random, world.profile.country === 'US' ? AMERICAN : EUROPEAN)
  return {
    world,
    random,
    ways: { home, debit: new Deck(random, DEBIT) },
    strategies: new Deck(random, STRATEGIES),
  }
}

type PaymentFacts = Pick<Payment, 'amount' | 'receivedAt' | 'status' | 'currency'> & Partial<Payment>

/** Enters money that came in from the customer, allocated to nothing yet. */
export function enterPayment(till: Till, customer: Customer | null, facts: PaymentFacts): Payment {
  const { world, random, ways } = till
  const { profile, organizationId, ledger } = world
  const [method, methodText] = (customer?.isDirectDebit === true ? ways.debit : ways.home).draw()
  const { receivedAt, currency } = facts
  const initiatedAt = method === 'CASH' ? receivedAt : minutesAfter(receivedAt, -random.integer(1_000, 3_900))
  const isOnline = method === 'CARD' || method === 'DIRECT_DEBIT'
  const row: Payment = {
    organizationId,
    id: world.id(receivedAt),
    partyId: customer?.party.id ?? null,
    amountRefunded: 0n,
    amountAllocated: 0n,
    currencyRate: rateOf(world, random, currency),
    method,
    methodText,
    statusText: null,
    initiatedAt,
    expectedAt: method === 'WIRE' || method === 'ACH' ? receivedAt : null,
    description: null,
    statementDescriptor: customer === null ? null : customer.party.name.toUpperCase().slice(0, 22),
    referenceNumber: random.digits(10),
    receiptUrl: isOnline ? `https://pay.${profile.host}/receipts/${random.hex(12)}` : null,
    billingEmail: isOnline ? (customer?.contacts[0]?.email ?? null) : null,
    remittanceId: random.chance(0.2) ? `RA-${random.digits(6)}` : null,
    bankTransactionId: isOnline ? null : `bt-${random.hex(14)}`,
    ...payerOf(customer, isOnline),
    matchApproverId: null,
    matchApprovedAt: null,
    linkedIntegrationId: connectionFor(world, isOnline),
    lastExportedAt: null,
    stripeSessionId: null,
    finixTransferId: null,
    customFields: null,
    confidenceScore: null,
    confidenceReason: null,
    agentErrorCode: null,
    uncertainties: [],
    createdAt: receivedAt,
    updatedAt: receivedAt,
    ...facts,
  }
  ledger.payment.push(row)
  return row
}

/** As the bank statement tells it, which only knows of what came in by the bank. */
function payerOf(customer: Customer | null, isOnline: boolean) {
  const payerName = isOnline ? null : (customer?.party.name ?? null)
  return { payerName, payerAccount: null, endToEndId: null }
}

/** Card payments and debits come from the payment provider, all else from the bank statement in the accounting system. */
function connectionFor({ ledger, profile }: World, isOnline: boolean): string | null {
  const name = isOnline ? profile.integrations.payments : profile.integrations.ledger
  return ledger.linked_integration.find(({ integrationName }) => integrationName === name)?.id ?? null
}

/** What one unit of a foreign currency was worth on the day. */
function rateOf({ profile }: World, random: Random, currency: string): string | null {
  const rate = profile.rates[currency]
  if (currency === profile.currency || rate === undefined) return null
  return ((1 / rate) * (1 + random.integer(-14, 14) / 1_000)).toFixed(6)
}
