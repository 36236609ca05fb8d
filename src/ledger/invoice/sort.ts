import { builder } from '../../graph/builder.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { orderInput, type SortKey } from '../../graph/connection/orderInput.ts'
import { column } from '../../graph/read/table.ts'
import { outstanding, statusRank, statusRanks } from './condition.ts'
import { overdueDaysKey } from './daysCondition.ts'

/** No index holds amounts converted at rates that change from day to day. */
const MINOR_UNITS =
  'Minor units are compared, whatever the currency: 6,013.972 BHD (6013972) come before 55,462.88 EUR (5546288) when the ' +
  'largest come first. Filter by `currency`, or compare `inOrganizationCurrency` of what was answered.'

const InvoiceOrderField = builder.enumType('InvoiceOrderField', {
  description: 'What invoices can be sorted by.',
  values: {
    DUE_DATE: { description: 'The due date (`due_date`).' },
    ISSUE_DATE: { description: 'The issue date (`issue_date`).' },
    PAID_DATE: { description: 'The paid date (`paid_date`).' },
    TOTAL: {
      description: `The total (\`total\`). ${MINOR_UNITS}`,
    },
    STATUS: { description: 'The status, in the order of the values of `InvoiceStatus` (`status`).' },
    COLLECTION_METHOD: { description: 'The collection method (`collection_method`).' },
    INVOICE_NUMBER: { description: 'The invoice number as text, case-insensitive first (`invoice_number`).' },
    PARTY_NAME: { description: 'The name of the party, as a dictionary sorts (`party_name`).' },
    OVERDUE_DAYS: { description: 'Days overdue; those of paid invoices are frozen (`overdue_days`).' },
    AMOUNT_REMAINING: {
      description: `The amount remaining, whatever the status: see \`OUTSTANDING\`. ${MINOR_UNITS}`,
    },
    OUTSTANDING: {
      description:
        'What is owed and may be collected. Unsent, void, cancelled and written-off invoices have none. ' +
        MINOR_UNITS,
    },
    LAST_OUTREACH_AT: { description: 'When the customer was last contacted about it.' },
    CREATED_AT: { description: 'When it was first stored.' },
  } as const,
})

export type InvoiceOrderField = typeof InvoiceOrderField.$inferType

export const InvoiceOrder = orderInput('InvoiceOrder', InvoiceOrderField, 'invoices')

/** Newest issue date first, as documented. */
export const DEFAULT_INVOICE_ORDER = [{ field: 'ISSUE_DATE', direction: 'DESC' }] as const

export function invoiceSortKey(alias: string, calendar: Calendar, field: InvoiceOrderField): SortKey {
  const key = (name: string, type: string, isNullable: boolean) => ({
    expression: column(alias, name),
    type,
    isNullable,
  })
  switch (field) {
    case 'DUE_DATE':
      return key('dueDate', 'timestamptz', true)
    case 'ISSUE_DATE':
      return key('issueDate', 'timestamptz', true)
    case 'PAID_DATE':
      return key('paidDate', 'timestamptz', true)
    case 'TOTAL':
      return key('total', 'bigint', false)
    case 'STATUS':
      return {
        expression: statusRank(alias, calendar),
        type: 'int',
        isNullable: false,
        values: statusRanks(alias, calendar),
      }
    case 'COLLECTION_METHOD':
      return key('collectionMethod', '"CollectionMethod"', true)
    case 'INVOICE_NUMBER':
      return key('invoiceNumber', 'text', true)
    case 'PARTY_NAME':
      return key('partyName', 'text', true)
    case 'OVERDUE_DAYS':
      return { ...overdueDaysKey(alias, calendar), type: 'int', isNullable: true }
    case 'AMOUNT_REMAINING':
      return key('amountRemaining', 'bigint', false)
    case 'OUTSTANDING':
      return { expression: outstanding(alias), type: 'bigint', isNullable: true }
    case 'LAST_OUTREACH_AT':
      return key('lastOutreachAt', 'timestamptz', true)
    case 'CREATED_AT':
      return key('createdAt', 'timestamptz', false)
  }
}
