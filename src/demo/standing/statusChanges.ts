import type { InvoiceStanding } from '../../../prisma/generated/client/client.ts'
import type { ToldCall } from '../call/callPlan.ts'
import type { Bill } from '../invoice/bill.ts'
import type { Past } from '../past.ts'
import type { Instalment } from '../payment/instalments.ts'
import type { World } from '../world.ts'

type Step = { at: Date; to: InvoiceStanding }

/** How the standing of each bill came to be what it is, from the day it was sent. */
export function noteStatusChanges(
  { world, bills }: Past,
  calls: readonly ToldCall[],
  instalments: readonly Instalment[],
): void {
  const paid = Map.groupBy(instalments, ({ bill }) => bill)
  const settled = new Map(
    calls
      .filter(({ settledAt, topic }) => settledAt !== undefined && topic === 'dispute')
      .map((told) => [told.bills[0], told]),
  )
  const disputedAt = new Map(world.ledger.dispute.map(({ invoiceId, openedAt }) => [invoiceId, openedAt]))
  for (const bill of bills) {
    const steps = [
      ...sent(bill),
      ...paidSteps(bill, paid.get(bill) ?? []),
      ...settledSteps(settled.get(bill)),
      ...ended(bill, disputedAt.get(bill.row.id) ?? null),
    ]
    note(
      world,
      bill,
      steps.sort((left, right) => left.at.getTime() - right.at.getTime()),
    )
  }
}

function sent({ row }: Bill): Step[] {
  return row.issueDate === null ? [] : [{ at: row.issueDate, to: 'SENT' }]
}

/** Every payment but the last that settles it leaves a part open. */
function paidSteps({ row, fate }: Bill, instalments: readonly Instalment[]): Step[] {
  if (fate.kind !== 'paid') return instalments.map(({ at }) => ({ at, to: 'PARTIALLY_PAID' }))
  const before = instalments.filter(({ at }) => row.paidDate !== null && at < row.paidDate)
  return before.map(({ at }) => ({ at, to: 'PARTIALLY_PAID' }))
}

function settledSteps(told: ToldCall | undefined): Step[] {
  if (told?.settledAt === undefined || told.call.endedAt === null) return []
  return [
    { at: told.call.endedAt, to: 'DISPUTED' },
    { at: told.settledAt, to: 'SENT' },
  ]
}

function ended({ row, fate }: Bill, disputedAt: Date | null): Step[] {
  const at = {
    paid: row.paidDate,
    void: row.voidedAt,
    uncollectible: row.markedUncollectibleAt,
    disputed: disputedAt,
    open: null,
    partial: null,
  }[fate.kind]
  return at === null ? [] : [{ at, to: row.standing }]
}

function note({ ledger, organizationId, id }: World, { row }: Bill, steps: readonly Step[]): void {
  let before: InvoiceStanding = 'DRAFT'
  for (const { at, to } of steps) {
    if (to === before) continue
    ledger.invoice_status_change.push({
      organizationId,
      id: id(at),
      invoiceId: row.id,
      before,
      after: to,
      occurredAt: at,
    })
    if (at > row.updatedAt) row.updatedAt = at
    before = to
  }
}
