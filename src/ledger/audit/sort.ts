import { builder } from '../../graph/builder.ts'
import { orderInput, type SortKey } from '../../graph/connection/orderInput.ts'
import { column } from '../../graph/read/table.ts'

const AuditEntryOrderField = builder.enumType('AuditEntryOrderField', {
  description: 'What the audit log can be sorted by.',
  values: { OCCURRED_AT: { description: 'When it was done.' } } as const,
})

export const AuditEntryOrder = orderInput('AuditEntryOrder', AuditEntryOrderField, 'entries of the audit log')

export const DEFAULT_AUDIT_ORDER = [{ field: 'OCCURRED_AT', direction: 'DESC' }] as const

export function auditSortKey(alias: string): SortKey {
  return { expression: column(alias, 'occurredAt'), type: 'timestamptz', isNullable: false }
}
