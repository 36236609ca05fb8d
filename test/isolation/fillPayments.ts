import type { Filling } from './filling.ts'

const AT = new Date('2026-03-03T10:00:00Z')

/** A payment, what of it is for an invoice and what went back. */
export async function fillPayments({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  const judged = {
    confidenceScore: 80,
    confidenceReason: `Because ${mark}`,
    agentErrorCode: `Code ${mark}`,
    uncertainties: [`Unsure ${mark}`],
  }
  await database.payment.create({
    data: {
      organizationId,
      id: id('payment'),
      partyId: id('party'),
      amount: 7_000n,
      amountRefunded: 500n,
      currency: 'EUR',
      currencyRate: '1.25',
      method: 'OTHER',
      methodText: `Barter ${mark}`,
      status: 'OTHER',
      statusText: `Lost ${mark}`,
      receivedAt: AT,
      initiatedAt: AT,
      expectedAt: AT,
      description: `Paid ${mark}`,
      statementDescriptor: `Statement ${mark}`,
      referenceNumber: `Reference ${mark}`,
      receiptUrl: `https://receipt.example/${mark}`,
      billingEmail: `paid@${mark}.example`,
      remittanceId: `Remittance ${mark}`,
      bankTransactionId: `Transaction ${mark}`,
      payerName: `Payer ${mark}`,
      payerAccount: `Account ${mark}`,
      endToEndId: `End to end ${mark}`,
      matchApproverId: memberId,
      matchApprovedAt: AT,
      lastExportedAt: AT,
      stripeSessionId: `Session ${mark}`,
      finixTransferId: `Transfer ${mark}`,
      customFields: { note: mark },
      ...judged,
    },
  })
  await database.invoicePayment.create({
    data: {
      organizationId,
      id: id('allocation'),
      invoiceId: id('invoice'),
      paymentId: id('payment'),
      amount: 6_000n,
      strategy: 'OTHER',
      strategyText: `Guess ${mark}`,
      isApproved: true,
      approvedAt: AT,
      approverId: memberId,
      ...judged,
    },
  })
  await database.invoicePayment.create({
    data: {
      organizationId,
      id: id('reversedAllocation'),
      invoiceId: id('invoice'),
      paymentId: id('payment'),
      amount: 100n,
      currencyRate: '1.25',
      strategy: 'MANUAL',
      isApproved: true,
      reversedAt: AT,
      reversedById: memberId,
    },
  })
  await database.paymentRefund.create({
    data: {
      organizationId,
      id: id('refund'),
      paymentId: id('payment'),
      amount: 500n,
      reason: `Refunded ${mark}`,
      refundedAt: AT,
      refundedById: memberId,
    },
  })
}
