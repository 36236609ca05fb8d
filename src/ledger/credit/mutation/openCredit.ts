import { notFound } from '../../../graph/mutation/input.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { OPEN_STANDINGS } from '../../invoice/rules.ts'
import type { LockedInvoice } from '../../settlement/lockMoney.ts'

/** The credit note that was locked. Refuses what is none. */
export function creditNoteOf(invoice: LockedInvoice | undefined, text: string, field: string): LockedInvoice {
  if (invoice === undefined) throw notFound('Invoice', text, field)
  if (invoice.total < 0n && invoice.type === 'RECEIVABLE') return invoice
  throw refusal('INVALID', field, 'It is no credit note to a customer: its total is not below zero.')
}

/** Refuses one that does not stand: a draft, a void one, or one that is used up. */
export function checkStands({ standing }: LockedInvoice, field: string): void {
  if (OPEN_STANDINGS.some((open) => open === standing)) return
  const state = standing === 'PAID' ? 'used up' : standing.toLowerCase()
  throw refusal('IMMUTABLE_STATE', field, `Nothing of the credit note can be applied: it is ${state}.`)
}
