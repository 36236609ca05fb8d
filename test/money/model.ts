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

type Kept = { id: string; at: number; isReversed: boolean; until: number | null }
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
  readonly refunds: { payment: Payment; amount: number; at: number }[] = []

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

  /** What is left of a payment, a credit note or on an invoice at a moment, and how much of it is to be taken. */
  unappliedAt = (payment: Payment) => (moment: number) =>
    payment.amount -
    totalAt(
      this.allocations.filter((each) => each.isApproved && each.payment === payment),
      moment,
    ) -
    totalAt(
      this.refunds.filter((each) => each.payment === payment),
      moment,
    )

  creditLeftAt = (creditNote: CreditNote) => (moment: number) =>
    creditNote.total -
    totalAt(
      this.applications.filter((each) => each.creditNote === creditNote),
      moment,
    )

  remainingAt = (invoice: Invoice) => (moment: number) => {
    const of = <Row extends { invoice: Invoice }>(rows: readonly Row[]) =>
      rows.filter((each) => each.invoice === invoice)
    const allocated = of(this.allocations).filter(({ isApproved }) => isApproved)
    const paid = allocated.map((each) => ({ ...each, amount: each.invoiceAmount }))
    return (
      invoice.total -
      invoice.paidBefore -
      totalAt([...paid, ...of(this.applications), ...of(this.writeOffs)], moment)
    )
  }

  /** The first moment from `begin` on since when there is enough of everything at every later moment. */
  since(begin: number, takings: readonly { leftAt: (moment: number) => number; taken: number }[]): number {
    const rows = [...this.allocations, ...this.applications, ...this.writeOffs, ...this.refunds]
    const moments = [
      begin,
      ...rows.flatMap((row) => [row.at, 'until' in row ? (row.until ?? row.at) : row.at]),
    ]
      .filter((moment) => moment >= begin)
      .sort((one, other) => one - other)
    const lastShort = moments.findLastIndex((moment) =>
      takings.some(({ leftAt, taken }) => leftAt(moment) < taken),
    )
    return moments[lastShort + 1] ?? Number.NaN
  }

  creditLeft(creditNote: CreditNote): number {
    const used = this.applications.filter((each) => !each.isReversed && each.creditNote === creditNote)
    return creditNote.total - total(used.map(({ amount }) => amount))
  }
}

/** The sum of what counts right after a moment. */
function totalAt(
  rows: readonly { amount: number; at: number; until?: number | null }[],
  moment: number,
): number {
  const counted = rows.filter(({ at, until = null }) => at <= moment && (until === null || until > moment))
  return total(counted.map(({ amount }) => amount))
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
