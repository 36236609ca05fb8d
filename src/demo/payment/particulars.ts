import type { InvoicePayment } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Rows } from '../ledger.ts'
import type { Past } from '../past.ts'

type Payment = Rows['payment']

const DAY_MINUTES = 24 * 60

/** What the systems behind a payment say of it: the provider's ids, the export, who matched it and how sure the agent was. */
export function describePayments({ world, told: [{ party }] }: Past): void {
  const { ledger, time, team } = world
  const approverId = team.colleagues.find(({ leftAt }) => leftAt === null)?.id ?? null
  const byAgent = ledger.invoice_payment.filter(({ strategy }) => strategy === 'AGENT')
  const found = new Set(byAgent.map(({ paymentId }) => paymentId))
  for (const payment of ledger.payment) {
    nameAtProvider(payment)
    if (payment.status === 'APPLIED')
      payment.lastExportedAt = time.notAfterNow(minutesAfter(payment.receivedAt, DAY_MINUTES))
    if (found.has(payment.id) && payment.confidenceScore === null) assess(payment, approverId)
    if (payment.partyId === party.id)
      payment.customFields = { costCentre: 'receivables', batch: payment.id.slice(-4) }
  }
  for (const allocation of byAgent) doubt(allocation)
}

function nameAtProvider(payment: Payment): void {
  const tail = payment.id.slice(-12)
  if (payment.method === 'CARD') payment.stripeSessionId = `cs_demo_${tail}`
  if (payment.method === 'DIRECT_DEBIT') payment.finixTransferId = `TRdemo${tail}`
}

function assess(payment: Payment, approverId: string | null): void {
  if (payment.status === 'APPLIED') {
    payment.confidenceScore = 93
    payment.confidenceReason = 'Payer and amount fit.'
    payment.matchApproverId ??= approverId
    payment.matchApprovedAt ??= payment.updatedAt
    return
  }
  payment.confidenceScore = 64
  payment.confidenceReason = 'The payer fits, the reference does not.'
  payment.agentErrorCode = 'REFERENCE_UNKNOWN'
  payment.uncertainties = ['Two digits of the reference are exchanged.']
}

function doubt(allocation: InvoicePayment): void {
  if (!allocation.isApproved) allocation.agentErrorCode = 'REFERENCE_UNKNOWN'
}
