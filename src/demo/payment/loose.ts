import type { Bill } from '../invoice/bill.ts'
import type { Customer } from '../party/customer.ts'
import type { Past } from '../past.ts'
import { allocate } from './allocate.ts'
import { enterPayment, type Till } from './entry.ts'

/** Money that has not found its invoice: unclear, waiting for a look, too much, sent back, bounced. */
export function takeLoosePayments(till: Till, past: Past): void {
  const { random } = till
  const [bestKnown] = past.told
  takeUnknown(till)
  takeCollective(till, bestKnown)
  const open = past.told.flatMap(
    (customer) =>
      past.billsOf(customer).find(({ fate, row }) => fate.kind === 'open' && row.amountDue > 10_000n) ?? [],
  )
  for (const bill of open.slice(0, 2)) matchOnly(till, bill)
  const [advance = bestKnown, refunded = bestKnown, returned = bestKnown, clearing = bestKnown] =
    random.shuffle(past.customers.filter(({ party }) => party.isActive))
  takeAdvance(till, advance)
  takeSettled(till, refunded, returned, clearing)
}

/** In office hours of one of the last days. */
function lately({ world: { time }, random }: Till, days: number): Date {
  return time.notAfterNow(time.officeHour(random, time.workdayUntil(time.today - random.integer(1, days))))
}

function roundSum({ random }: Till): bigint {
  return BigInt(random.integer(12, 480)) * 10_000n
}

function takeUnknown(till: Till): void {
  enterPayment(till, null, {
    amount: roundSum(till),
    currency: till.world.profile.currency,
    receivedAt: lately(till, 6),
    status: 'PENDING_MATCH',
    description: 'PAYMENT, SEE LETTER',
    confidenceScore: 22,
    confidenceReason: 'Neither the payer nor a number is known.',
    agentErrorCode: 'NO_CANDIDATE',
    uncertainties: ['No payer', 'No invoice number'],
  })
}

function takeCollective(till: Till, customer: Customer): void {
  enterPayment(till, customer, {
    amount: roundSum(till),
    currency: customer.currency,
    receivedAt: lately(till, 6),
    status: 'PENDING_MATCH',
    description: 'COLLECTIVE PAYMENT',
    confidenceScore: 61,
    confidenceReason: 'The payer is known, the amount fits no invoice.',
    uncertainties: ['May be a part of several invoices'],
  })
}

/** The agent has found the invoice and waits for somebody to agree: nothing is paid before. */
function matchOnly(till: Till, { row, customer }: Bill): void {
  const payment = enterPayment(till, customer, {
    amount: row.amountRemaining,
    currency: row.currency,
    receivedAt: lately(till, 3),
    status: 'MATCHED',
    description: row.invoiceNumber?.replace(/(\d)(\d)$/, '$2$1') ?? null,
  })
  allocate(till, payment, { invoiceId: row.id, amount: row.amountRemaining, isApproved: false })
}

/** Paid before there was anything to pay: a colleague knows whose it is, and keeps it for the next invoice. */
function takeAdvance(till: Till, customer: Customer): void {
  const { world, random } = till
  const receivedAt = lately(till, 40)
  enterPayment(till, customer, {
    amount: roundSum(till),
    currency: customer.currency,
    receivedAt,
    status: 'MATCHED',
    description: 'ADVANCE PAYMENT',
    matchApproverId: random.pick(world.team.colleagues.filter(({ leftAt }) => leftAt === null)).id,
    matchApprovedAt: receivedAt,
  })
}

function takeSettled(till: Till, refunded: Customer, returned: Customer, clearing: Customer): void {
  const amount = roundSum(till)
  enterPayment(till, refunded, {
    amount,
    amountRefunded: amount,
    currency: refunded.currency,
    receivedAt: lately(till, 90),
    status: 'REFUNDED',
    description: 'PAID TWICE, SENT BACK',
  })
  enterPayment(till, returned, {
    amount: roundSum(till),
    currency: returned.currency,
    receivedAt: lately(till, 30),
    status: 'FAILED',
    method: 'DIRECT_DEBIT',
    methodText: null,
    description: 'RETURNED: ACCOUNT NOT COVERED',
  })
  enterPayment(till, clearing, {
    amount: roundSum(till),
    currency: clearing.currency,
    receivedAt: lately(till, 2),
    status: 'OTHER',
    statusText: 'in_clearing',
  })
}
