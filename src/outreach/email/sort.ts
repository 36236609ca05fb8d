import { builder } from '../../graph/builder.ts'
import { orderInput, type SortKey } from '../../graph/connection/orderInput.ts'
import { column } from '../../graph/read/table.ts'

const EmailOrderField = builder.enumType('EmailOrderField', {
  description: 'What emails can be sorted by.',
  values: {
    TIMELINE_AT: {
      description: 'When it was sent, else is planned, else was written: the order of the timeline.',
    },
    SENT_AT: { description: 'When it was sent.' },
    PLANNED_SEND_AT: { description: 'When it is to be sent.' },
    CREATED_AT: { description: 'When it was written.' },
    DELIVERY_STATUS: { description: 'What became of it, in the order of the values of `DeliveryStatus`.' },
    SUBJECT: { description: 'The subject.' },
  } as const,
})

type EmailOrderField = typeof EmailOrderField.$inferType

export const EmailOrder = orderInput('EmailOrder', EmailOrderField, 'emails')

/** Most recent first, as documented. */
export const DEFAULT_EMAIL_ORDER = [{ field: 'TIMELINE_AT', direction: 'DESC' }] as const

const KEYS: Record<EmailOrderField, { name: string; type: string; isNullable: boolean }> = {
  TIMELINE_AT: { name: 'timelineAt', type: 'timestamptz', isNullable: false },
  SENT_AT: { name: 'sentAt', type: 'timestamptz', isNullable: true },
  PLANNED_SEND_AT: { name: 'plannedSendAt', type: 'timestamptz', isNullable: true },
  CREATED_AT: { name: 'createdAt', type: 'timestamptz', isNullable: false },
  DELIVERY_STATUS: { name: 'deliveryStatus', type: '"DeliveryStatus"', isNullable: true },
  SUBJECT: { name: 'subject', type: 'text', isNullable: true },
}

export function emailSortKey(alias: string, field: EmailOrderField): SortKey {
  const { name, type, isNullable } = KEYS[field]
  return { expression: column(alias, name), type, isNullable }
}
