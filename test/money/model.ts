/**
 * What a few invoices, payments and a credit note of one customer are, told by everything that ever happened to them and
 * nothing else: no sum is kept, each is added up anew. The program keeps sums and moves them; the two must agree.
 */
export type Invoice = {
  id: string
  total: number
  /** What was paid elsewhere, before. */
  paidBefore: number
  issueDate: number | null
  dueDate: number
  isUncollectible: boolean
}
export type Payment = { id: string; currency: string; amount: number; receivedAt: number }
export type CreditNote = { id: string; total: number; issueDate: number; isVoid: boolean }

type Kept = { id: string; at: number; isReversed: boolean }
export type Allocation = Kept & {
  invoice: Invoice
  payment: Payment
  amount: number
  invoiceAmount: number
  isApproved: boolean
}
export type Application = Kept & { invoice: Invoice; creditNote: CreditNote; amount: number }
export type WriteOff = Kept & { invoice: Invoice; amount: number }

export class History {
  readonly invoices: Invoice[] = []
  readonly payments: Payment[] = []
  readonly creditNotes: CreditNote[] = []
  readonly allocations: Allocation[] = []
  readonly applications: Application[] = []
  readonly writeOffs: WriteOff[] = []
  readonly refunds: { payment: Payment; amount: number }[] = []

  private allocationsThatCount(of: (allocation: Allocation) => boolean): Allocation[] {
    return this.allocations.filter((each) => each.isApproved && !each.isReversed && of(each))
  }

  paid(invoice: Invoice): number {
    const counted = this.allocationsThatCount((each) => each.invoice === invoice)
    return invoice.paidBefore + total(counted.map(({ invoiceAmount }) => invoiceAmount))
  }

  credited(invoice: Invoice): number {
    return total(
      this.applications
        .filter((each) => !each.isReversed && each.invoice === invoice)
        .map((each) => each.amount),
    )
  }

  writtenOff(invoice: Invoice): number {
    return total(
      this.writeOffs
        .filter((each) => !each.isReversed && each.invoice === invoice)
        .map((each) => each.amount),
    )
  }

  due(invoice: Invoice): number {
    return invoice.total - this.credited(invoice) - this.writtenOff(invoice)
  }

  remaining(invoice: Invoice): number {
    return Math.max(0, this.due(invoice) - this.paid(invoice))
  }

  standing(invoice: Invoice): string {
    if (invoice.isUncollectible) return 'UNCOLLECTIBLE'
    if (this.remaining(invoice) === 0) return 'PAID'
    return this.paid(invoice) > 0 ? 'PARTIALLY_PAID' : 'SENT'
  }

  /** The day of the last payment or credit, where it is paid. */
  paidDate(invoice: Invoice): number | null {
    if (this.standing(invoice) !== 'PAID') return null
    const days = [
      ...this.allocationsThatCount((each) => each.invoice === invoice),
      ...this.applications.filter((each) => !each.isReversed && each.invoice === invoice),
    ].map(({ at }) => at)
    return Math.max(...days)
  }

  allocated(payment: Payment): number {
    return total(this.allocationsThatCount((each) => each.payment === payment).map(({ amount }) => amount))
  }

  refunded(payment: Payment): number {
    return total(this.refunds.filter((each) => each.payment === payment).map(({ amount }) => amount))
  }

  unapplied(payment: Payment): number {
    return payment.amount - this.allocated(payment) - this.refunded(payment)
  }

  statusOf(payment: Payment): string {
    if (this.refunded(payment) === payment.amount) return 'REFUNDED'
    if (this.allocated(payment) > 0) return 'APPLIED'
    const isProposed = this.allocations.some((each) => each.payment === payment && !each.isReversed)
    return isProposed ? 'MATCHED' : 'PENDING_MATCH'
  }

  creditLeft(creditNote: CreditNote): number {
    const used = this.applications.filter((each) => !each.isReversed && each.creditNote === creditNote)
    return creditNote.total - total(used.map(({ amount }) => amount))
  }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
