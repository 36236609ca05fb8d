import type { Change } from '../../../graph/change.ts'
import { announce } from '../../../graph/live/announce.ts'
import type { Plan } from './plan.ts'
import type { IdOf, Scope, Transaction } from './scope.ts'
import { tellIn } from './tellIn.ts'

type Stored = {
  plan: Plan
  /** Invoices of which other records changed. */
  touched: readonly string[]
  idOf: IdOf
}

/** Tells those who follow the ledger what the batch has changed; they hear of it with the commit. */
export async function announceBatch(
  transaction: Transaction,
  { organizationId }: Scope,
  { plan, touched, idOf }: Stored,
): Promise<void> {
  const emails: Change[] = plan.email.map(({ id, record }) => ({
    kind: 'EMAIL',
    emailId: id,
    invoiceIds: record.invoiceExternalIds.flatMap((externalId) => idOf('INVOICE', externalId) ?? []),
  }))
  const named = new Set(emails.flatMap(({ invoiceIds }) => invoiceIds))
  const others = new Set([...plan.invoice.map(({ id }) => id), ...touched])
  const invoiceIds = [...others].filter((id) => !named.has(id))
  const changes: Change[] = invoiceIds.length === 0 ? emails : [...emails, { kind: 'INVOICE', invoiceIds }]
  if (changes.length > 0) await tellIn(transaction, announce(organizationId, changes))
}
