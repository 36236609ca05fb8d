import { builder } from '../../graph/builder.ts'
import { orderInput, type SortKey } from '../../graph/connection/orderInput.ts'
import { column } from '../../graph/read/table.ts'

const BouncingContactOrderField = builder.enumType('BouncingContactOrderField', {
  description: 'What bouncing addresses can be sorted by.',
  values: {
    LAST_BOUNCED_AT: { description: 'When it last bounced.' },
    ADDRESS: { description: 'The e-mail address, as a dictionary sorts.' },
    BOUNCE_COUNT: { description: 'How many emails bounced there.' },
  } as const,
})

type BouncingContactOrderField = typeof BouncingContactOrderField.$inferType

export const BouncingContactOrder = orderInput(
  'BouncingContactOrder',
  BouncingContactOrderField,
  'bouncing addresses',
)

export const DEFAULT_BOUNCING_ORDER = [{ field: 'LAST_BOUNCED_AT', direction: 'DESC' }] as const

const KEYS: Record<BouncingContactOrderField, { name: string; type: string }> = {
  LAST_BOUNCED_AT: { name: 'lastBouncedAt', type: 'timestamptz' },
  ADDRESS: { name: 'address', type: 'text' },
  BOUNCE_COUNT: { name: 'bounceCount', type: 'int' },
}

export function bouncingSortKey(alias: string, field: BouncingContactOrderField): SortKey {
  const { name, type } = KEYS[field]
  return { expression: column(alias, name), type, isNullable: false }
}
