import type { Random } from '../../src/demo/random.ts'
import { NOW } from '../api.ts'
import type { Allocation, Application, History, Invoice, Payment } from './model.ts'

/** One call: what is asked, what must come of it, and what it then changes of the model with the ids that were answered. */
export type Step = {
  mutation: string
  input: object
  /** The code that refuses it; null where it must be done. */
  code: string | null
  done: (ids: readonly string[]) => void
}
type Draw = (history: History, random: Random) => Step | null

const DAY = 86_400_000
const CURRENCY = 'EUR'
const eur = (minorUnits: number) => ({ minorUnits, currency: CURRENCY })

/** Around every bound: all of it, one more, a part, and rarely nothing. */
function amountNear(random: Random, ...bounds: number[]): number {
  const bound = random.pick(bounds)
  if (random.chance(0.03)) return 0
  if (random.chance(0.3)) return Math.max(1, bound)
  if (random.chance(0.2)) return bound + 1
  return random.integer(1, Math.max(1, bound))
}

const isOpen = (history: History, invoice: Invoice) =>
  !invoice.isUncollectible && history.remaining(invoice) > 0

/** Why this cannot be allocated, in the order in which it is looked at. */
function refusalOf(history: History, asked: Asked[], payment: Payment): string | null {
  let left = history.unapplied(payment)
  for (const { invoice, amount, invoiceAmount } of asked) {
    if (!isOpen(history, invoice)) return 'IMMUTABLE_STATE'
    if (amount <= 0) return 'INVALID'
    if (amount > left) return 'AMOUNT_EXCEEDS_UNAPPLIED'
    if (invoiceAmount <= 0) return 'INVALID'
    if (invoiceAmount > history.remaining(invoice)) return 'AMOUNT_EXCEEDS_REMAINING'
    left -= amount
  }
  return null
}

/** What one of several allocations needs, which all take of one payment. */
function takingsOf(
  history: History,
  { invoice, invoiceAmount }: Asked,
  payment: Payment,
  asked: readonly Asked[],
) {
  const taken = asked.reduce((sum, { amount }) => sum + amount, 0)
  return [
    { leftAt: history.unappliedAt(payment), taken },
    { leftAt: history.remainingAt(invoice), taken: invoiceAmount },
  ]
}

/** A day from when on something counts no more that began at `at`; null is now. */
function reversalFrom(random: Random, at: number): number | null {
  return random.chance(0.5) ? Math.min(NOW.getTime(), at + random.integer(0, 20) * DAY) : null
}
const reversedAt = (at: number | null) => (at === null ? {} : { reversedAt: new Date(at).toISOString() })

type Asked = { invoice: Invoice; amount: number; invoiceAmount: number }

const allocate: Draw = (history, random) => {
  const payment = random.pick(history.payments)
  const invoices = random.chance(0.25) ? history.invoices : [random.pick(history.invoices)]
  const isForeign = payment.currency !== CURRENCY
  const asked = invoices.map((invoice) => {
    const amount = amountNear(random, history.remaining(invoice), history.unapplied(payment))
    const invoiceAmount = isForeign ? amountNear(random, history.remaining(invoice)) : amount
    return { invoice, amount, invoiceAmount }
  })
  const isApproved = random.chance(0.8)
  return {
    mutation: 'paymentAllocate',
    input: {
      paymentId: payment.id,
      isApproved,
      allocations: asked.map(({ invoice, amount, invoiceAmount }) => ({
        invoiceId: invoice.id,
        amount: { minorUnits: amount, currency: payment.currency },
        ...(isForeign ? { invoiceAmount: eur(invoiceAmount) } : {}),
      })),
    },
    code: refusalOf(history, asked, payment),
    done: (ids) => {
      const made = asked.map((each, index): Allocation => {
        const begin = Math.max(payment.receivedAt, each.invoice.issueDate ?? 0)
        const at = isApproved ? history.since(begin, takingsOf(history, each, payment, asked)) : begin
        return { ...each, payment, id: ids[index] ?? '', at, isApproved, isReversed: false, until: null }
      })
      history.allocations.push(...made)
    },
  }
}

const approve: Draw = (history, random) => {
  if (history.allocations.length === 0) return null
  const open = history.allocations.filter((each) => !each.isApproved && !each.isReversed)
  const allocation = random.pick(open.length > 0 && random.chance(0.8) ? open : history.allocations)
  return {
    mutation: 'paymentAllocationApprove',
    input: { allocationIds: [allocation.id] },
    code:
      allocation.isApproved || allocation.isReversed
        ? 'IMMUTABLE_STATE'
        : refusalOf(history, [allocation], allocation.payment),
    done: () => {
      allocation.at = history.since(
        allocation.at,
        takingsOf(history, allocation, allocation.payment, [allocation]),
      )
      allocation.isApproved = true
    },
  }
}

const unallocate: Draw = (history, random) => {
  if (history.allocations.length === 0) return null
  const count = random.integer(1, Math.min(3, history.allocations.length))
  const picked: Allocation[] = random.shuffle(history.allocations).slice(0, count)
  const until = reversalFrom(random, Math.max(...picked.map(({ at }) => at)))
  return {
    mutation: 'paymentUnallocate',
    input: { allocationIds: picked.map(({ id }) => id), ...reversedAt(until) },
    code: picked.some(({ isReversed }) => isReversed) ? 'IMMUTABLE_STATE' : null,
    done: () => {
      for (const allocation of picked) {
        allocation.isReversed = true
        allocation.until = until ?? NOW.getTime()
        if (allocation.isApproved) allocation.invoice.isUncollectible = false
      }
    },
  }
}

const refund: Draw = (history, random) => {
  const payment = random.pick(history.payments)
  const left = history.unapplied(payment)
  const amount = amountNear(random, left)
  const tooMuch = left === 0 || amount > left ? 'AMOUNT_EXCEEDS_UNAPPLIED' : null
  return {
    mutation: 'paymentRefund',
    input: { paymentId: payment.id, amount: { minorUnits: amount, currency: payment.currency } },
    code: left > 0 && amount === 0 ? 'INVALID' : tooMuch,
    done: () => history.refunds.push({ payment, amount, at: NOW.getTime() }),
  }
}

const applyCredit: Draw = (history, random) => {
  const creditNote = random.pick(history.creditNotes)
  const invoice = random.pick(history.invoices)
  const [left, owed] = [history.creditLeft(creditNote), history.remaining(invoice)]
  const amount = amountNear(random, left, owed)
  const code = () => {
    if (creditNote.isVoid || left === 0 || !isOpen(history, invoice)) return 'IMMUTABLE_STATE'
    if (amount === 0) return 'INVALID'
    if (amount > left) return 'AMOUNT_EXCEEDS_UNAPPLIED'
    return amount > owed ? 'AMOUNT_EXCEEDS_REMAINING' : null
  }
  return {
    mutation: 'creditNoteApply',
    input: { creditNoteId: creditNote.id, applications: [{ invoiceId: invoice.id, amount: eur(amount) }] },
    code: code(),
    done: ([id = '']) => {
      const at = history.since(Math.max(creditNote.issueDate, invoice.issueDate ?? 0), [
        { leftAt: history.creditLeftAt(creditNote), taken: amount },
        { leftAt: history.remainingAt(invoice), taken: amount },
      ])
      history.applications.push({ id, creditNote, invoice, amount, at, isReversed: false, until: null })
    },
  }
}

const unapplyCredit: Draw = (history, random) => {
  if (history.applications.length === 0) return null
  const application: Application = random.pick(history.applications)
  const until = reversalFrom(random, application.at)
  return {
    mutation: 'creditNoteUnapply',
    input: { applicationIds: [application.id], ...reversedAt(until) },
    code: application.isReversed ? 'IMMUTABLE_STATE' : null,
    done: () => {
      application.isReversed = true
      application.until = until ?? NOW.getTime()
      application.invoice.isUncollectible = false
    },
  }
}

const voidCredit: Draw = (history, random) => {
  const creditNote = random.pick(history.creditNotes)
  const isUntouched = history.creditLeft(creditNote) === creditNote.total
  return {
    mutation: 'creditNoteVoid',
    input: { creditNoteId: creditNote.id },
    code: creditNote.isVoid || !isUntouched ? 'IMMUTABLE_STATE' : null,
    done: () => {
      creditNote.isVoid = true
    },
  }
}

const writeOff: Draw = (history, random) => {
  const invoice = random.pick(history.invoices)
  const owed = history.remaining(invoice)
  const amount = amountNear(random, owed)
  const tooMuch = amount > owed ? 'AMOUNT_EXCEEDS_REMAINING' : null
  return {
    mutation: 'invoiceWriteOff',
    input: { invoiceId: invoice.id, reason: 'OTHER', amount: eur(amount) },
    code: isOpen(history, invoice) ? (amount === 0 ? 'INVALID' : tooMuch) : 'IMMUTABLE_STATE',
    done: ([id = '']) => {
      history.writeOffs.push({ id, invoice, amount, at: NOW.getTime(), isReversed: false, until: null })
      if (amount === owed) invoice.isUncollectible = true
    },
  }
}

const reverseWriteOff: Draw = (history, random) => {
  if (history.writeOffs.length === 0) return null
  const given = random.pick(history.writeOffs)
  return {
    mutation: 'invoiceWriteOffReverse',
    input: { writeOffId: given.id },
    code: given.isReversed ? 'IMMUTABLE_STATE' : null,
    done: () => {
      given.isReversed = true
      given.until = NOW.getTime()
      given.invoice.isUncollectible = false
    },
  }
}

const DRAWS: (readonly [Draw, number])[] = [
  [allocate, 10],
  [approve, 4],
  [unallocate, 5],
  [refund, 2],
  [applyCredit, 5],
  [unapplyCredit, 3],
  [voidCredit, 1],
  [writeOff, 3],
  [reverseWriteOff, 3],
]

export function drawStep(history: History, random: Random): Step {
  return random.weighted(DRAWS)(history, random) ?? drawStep(history, random)
}
