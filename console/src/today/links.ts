import type { InvoiceWhere } from '../graphql/graphql.ts'

/** What each section of invoices is about; its link opens the ledger with the same filter. */
const SECTIONS_OF_INVOICES = ['promisesDue', 'brokenPromises', 'bounced', 'disputes', 'overdue'] as const
export type InvoiceSectionName = (typeof SECTIONS_OF_INVOICES)[number]

export function wheresOf(dayOfSoon: string): Record<InvoiceSectionName, InvoiceWhere> {
  return {
    promisesDue: { promiseStatus: { eq: 'ACTIVE' }, promisedToPayDate: { lte: dayOfSoon } },
    brokenPromises: { promiseStatus: { eq: 'BROKEN' }, outstanding: { gt: 0 } },
    bounced: { hasBounce: true, outstanding: { gt: 0 } },
    disputes: { isInDispute: true },
    overdue: { isOverdue: true },
  }
}

export const WHERE_OF_TASKS: InvoiceWhere = { hasOpenTasks: true }

export function ledgerLink(where: InvoiceWhere): string {
  return `/ledger?${new URLSearchParams({ where: JSON.stringify(where) })}`
}

export const invoiceLink = (id: string) => `/invoices/${encodeURIComponent(id)}`
export const partyLink = (id: string) => `/parties/${encodeURIComponent(id)}`
