import type { InvoicePayment } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Rows } from '../ledger.ts'
import type { Random } from '../random.ts'
import type { Till } from './entry.ts'

type Allocation = { invoiceId: string; amount: bigint; isApproved: boolean }

/** Gives a part of the payment to an invoice. What is approved is what the invoice says is paid. */
export function allocate(till: Till, payment: Rows['payment'], allocation: Allocation): void {
  const { world, random, strategies } = till
  const { time, organizationId, ledger } = world
  // What nobody has approved yet an agent has found.
  const strategy = allocation.isApproved ? strategies.draw() : 'AGENT'
  const createdAt = time.notAfterNow(minutesAfter(payment.createdAt, random.integer(1, 5)))
  const approvedAt = allocation.isApproved
    ? time.notAfterNow(minutesAfter(createdAt, random.integer(0, 4)))
    : null
  const isByHand = strategy === 'MANUAL' || strategy === 'AGENT'
  const row: InvoicePayment = {
    organizationId,
    id: world.id(createdAt),
    paymentId: payment.id,
    ...allocation,
    invoiceAmount: allocation.amount,
    currencyRate: null,
    appliedAt: payment.receivedAt,
    reversedAt: null,
    reversedById: null,
    strategy,
    strategyText: strategy === 'OTHER' ? 'oldest_first' : null,
    approvedAt,
    approverId: approvedAt !== null && isByHand ? approverOf(till, createdAt) : null,
    ...assess(random, strategy === 'AGENT', allocation.isApproved),
    agentErrorCode: null,
    createdAt,
    updatedAt: approvedAt ?? createdAt,
  }
  ledger.invoice_payment.push(row)
  if (row.isApproved) payment.amountAllocated += row.amount
  if (row.updatedAt > payment.updatedAt) payment.updatedAt = row.updatedAt
}

function approverOf({ world, random }: Till, at: Date): string {
  return random.pick(world.team.colleagues.filter(({ leftAt }) => leftAt === null || leftAt > at)).id
}

type Assessment = Pick<InvoicePayment, 'confidenceScore' | 'confidenceReason' | 'uncertainties'>

function assess(random: Random, isByAgent: boolean, isSure: boolean): Assessment {
  if (!isByAgent) return { confidenceScore: null, confidenceReason: null, uncertainties: [] }
  if (isSure) {
    return {
      confidenceScore: random.integer(86, 99),
      confidenceReason: 'Amount and reference fit.',
      uncertainties: [],
    }
  }
  return {
    confidenceScore: random.integer(58, 79),
    confidenceReason: 'The amount fits, the reference does not.',
    uncertainties: ['The reference names an invoice number with two digits exchanged.'],
  }
}
