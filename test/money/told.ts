import { localDay } from '../../src/graph/calendar/day.ts'
import type { CreditNote, History, Invoice, Payment } from './model.ts'

/** What the model says of everything that stands in the ledger, by the global ids. */
export function toldBy(histories: readonly History[], timezone: string): Map<string, object> {
  const rows = histories.flatMap((history): [string, object][] => [
    ...history.invoices.map((invoice): [string, object] => [
      invoice.id,
      toldOfInvoice(history, invoice, timezone),
    ]),
    ...history.payments.map((payment): [string, object] => [payment.id, toldOfPayment(history, payment)]),
    ...history.creditNotes.map((note): [string, object] => [note.id, toldOfCreditNote(history, note)]),
  ])
  return new Map(rows)
}

function toldOfInvoice(history: History, invoice: Invoice, timezone: string): object {
  const paidDate = history.paidDate(invoice)
  const day = (at: number) => localDay(new Date(at), timezone)
  return {
    due: history.due(invoice),
    paid: history.paid(invoice),
    credited: history.credited(invoice),
    writtenOff: history.writtenOff(invoice),
    remaining: history.remaining(invoice),
    standing: history.standing(invoice),
    paidDate,
    settledOverdueDays:
      paidDate !== null && history.due(invoice) > 0 ? day(paidDate) - day(invoice.dueDate) : null,
  }
}

function toldOfPayment(history: History, payment: Payment): object {
  return {
    allocated: history.allocated(payment),
    refunded: history.refunded(payment),
    status: history.statusOf(payment),
  }
}

function toldOfCreditNote(history: History, creditNote: CreditNote): object {
  const left = history.creditLeft(creditNote)
  const used = history.applications.filter((each) => !each.isReversed && each.creditNote === creditNote)
  const standing = left === 0 ? 'PAID' : 'SENT'
  return {
    due: -creditNote.total,
    paid: 0 - (creditNote.total - left),
    credited: 0,
    writtenOff: 0,
    remaining: 0,
    standing: creditNote.isVoid ? 'VOID' : standing,
    paidDate: left === 0 ? Math.max(...used.map(({ at }) => at)) : null,
    settledOverdueDays: null,
  }
}
