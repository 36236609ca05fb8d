import { minutesAfter } from '../businessTime.ts'
import { colleagueFor, type Past } from '../past.ts'

/** What went back to the payer, by whom and when. */
export function enterRefunds({ world }: Past): void {
  const random = world.randomFor('refunds')
  for (const payment of world.ledger.payment.filter(({ amountRefunded }) => amountRefunded > 0n)) {
    const at = world.time.notAfterNow(minutesAfter(payment.receivedAt, random.integer(60, 4_000)))
    world.ledger.payment_refund.push({
      organizationId: world.organizationId,
      id: world.id(at),
      paymentId: payment.id,
      amount: payment.amountRefunded,
      reason: 'Paid twice.',
      refundedAt: at,
      refundedById: colleagueFor(world, random, null, at).id,
      createdAt: at,
    })
    if (payment.updatedAt < at) payment.updatedAt = at
  }
}
