import { describe, expect, it } from 'vitest'
import { byId, ledgerAt, NOW, ODD_MOMENTS, rowOf } from './made.ts'

const YEAR = 365 * 86_400_000

describe.each([NOW.toISOString(), ...ODD_MOMENTS])('payments of a ledger made at %s', (moment) => {
  const ledger = ledgerAt(moment)
  const payments = byId(ledger.payment)
  const invoices = byId(ledger.invoice)
  const ofPayment = Map.groupBy(ledger.invoice_payment, ({ paymentId }) => paymentId)
  const ofInvoice = Map.groupBy(ledger.invoice_payment, ({ invoiceId }) => invoiceId)
  const approved = (rows: typeof ledger.invoice_payment = []) =>
    rows.filter(({ isApproved }) => isApproved).reduce((sum, { amount }) => sum + amount, 0n)

  it('are allocated to the invoices, to the cent', () => {
    const wrong = ledger.invoice.filter(({ id, amountPaid }) => {
      const sum = approved(ofInvoice.get(id))
      return sum !== 0n && sum !== amountPaid
    })
    expect(wrong).toEqual([])
  })

  it('are there for every receivable paid within eleven months', () => {
    const since = new Date(new Date(moment).getTime() - (11 * YEAR) / 12)
    const missing = ledger.invoice.filter(
      ({ id, type, amountPaid, paidDate, standing }) =>
        type === 'RECEIVABLE' &&
        amountPaid > 0n &&
        ((paidDate !== null && paidDate > since) || standing === 'PARTIALLY_PAID') &&
        approved(ofInvoice.get(id)) !== amountPaid,
    )
    expect(missing.map(({ invoiceNumber, paidDate }) => [invoiceNumber, paidDate])).toEqual([])
  })

  it('are no more than came in', () => {
    for (const { id, amount, amountAllocated, amountRefunded, status } of ledger.payment) {
      const sum = approved(ofPayment.get(id))
      expect(amountAllocated).toBe(sum)
      expect(amount >= sum + amountRefunded && amount > 0n).toBe(true)
      if (status === 'APPLIED') expect(sum).toBe(amount)
      if (status === 'PENDING_MATCH' || status === 'FAILED' || status === 'REFUNDED')
        expect(ofPayment.has(id)).toBe(false)
    }
  })

  it('go to invoices of the payer, in their currency, when the money is there', () => {
    for (const { paymentId, invoiceId, createdAt, approvedAt, isApproved } of ledger.invoice_payment) {
      const payment = rowOf(payments, paymentId)
      const invoice = rowOf(invoices, invoiceId)
      expect([payment.partyId, payment.currency]).toEqual([invoice.targetPartyId, invoice.currency])
      expect(createdAt >= payment.receivedAt).toBe(true)
      expect(approvedAt !== null).toBe(isApproved)
      if (approvedAt !== null) expect(approvedAt >= createdAt).toBe(true)
    }
  })

  it('come in every currency that is invoiced and paid', () => {
    const paid = ledger.invoice.filter(({ amountPaid, type }) => amountPaid > 0n && type === 'RECEIVABLE')
    expect(new Set(ledger.payment.map(({ currency }) => currency))).toEqual(
      new Set(paid.map(({ currency }) => currency)),
    )
  })

  it('cover several invoices, or one invoice in parts', () => {
    expect([...ofPayment.values()].some((rows) => rows.length > 1)).toBe(true)
    expect([...ofInvoice.values()].some((rows) => rows.length > 1)).toBe(true)
  })
})

describe.each([NOW.toISOString(), ...ODD_MOMENTS])(
  'the standing of the invoices of a ledger made at %s',
  (moment) => {
    const ledger = ledgerAt(moment)
    const changes = Map.groupBy(ledger.invoice_status_change, ({ invoiceId }) => invoiceId)

    it('is where its history ends, and every step begins where the one before it ended', () => {
      const wrong = ledger.invoice.filter(({ id, standing, type, issueDate, createdAt, updatedAt }) => {
        const steps = changes.get(id) ?? []
        if (type === 'PAYABLE' || issueDate === null || standing === 'SCHEDULED' || standing === 'DRAFT')
          return steps.length > 0
        const isChained = steps.every(
          ({ before }, index) => index === 0 || before === steps[index - 1]?.after,
        )
        const isInOrder = steps.every(
          ({ occurredAt }, index) =>
            occurredAt >= (steps[index - 1]?.occurredAt ?? createdAt) && occurredAt <= updatedAt,
        )
        return !isChained || !isInOrder || steps.at(-1)?.after !== standing
      })
      expect(wrong.map(({ invoiceNumber, standing }) => [invoiceNumber, standing])).toEqual([])
    })

    it('agrees with disputes and promises', () => {
      const open = ledger.dispute
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map(({ invoiceId }) => invoiceId)
      expect(new Set(open)).toEqual(
        new Set(ledger.invoice.filter(({ isInDispute }) => isInDispute).map(({ id }) => id)),
      )
      expect(open).toHaveLength(new Set(open).size)
      for (const { openedAt, resolvedAt } of ledger.dispute) {
        if (resolvedAt !== null) expect(resolvedAt > openedAt).toBe(true)
      }
      const promised = ledger.promise_to_pay.map(({ invoiceId, promisedOn }) => [invoiceId, promisedOn])
      const said = ledger.invoice.flatMap(({ id, type, promisedToPayDate }) =>
        promisedToPayDate === null || type === 'PAYABLE' ? [] : [[id, promisedToPayDate]],
      )
      expect(promised.toSorted()).toEqual(said.toSorted())
    })
  },
)
