import { and, nothing, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import { orderInput, orderTerms, type SortKey } from '../../graph/connection/orderInput.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { column } from '../../graph/read/table.ts'
import { type SuppressionWhere, suppressionCondition } from './where.ts'

const SuppressionOrderField = builder.enumType('SuppressionOrderField', {
  description: 'What the suppression list can be sorted by.',
  values: {
    CREATED_AT: { description: 'Since when it is listed.' },
    ADDRESS: { description: 'The e-mail address, as a dictionary sorts.' },
  } as const,
})

export const SuppressionOrder = orderInput('SuppressionOrder', SuppressionOrderField, 'suppressed addresses')

const DEFAULT_ORDER = [{ field: 'CREATED_AT', direction: 'DESC' }] as const

const KEYS: Record<typeof SuppressionOrderField.$inferType, SortKey> = {
  CREATED_AT: { expression: column('s', 'createdAt'), type: 'timestamptz', isNullable: false },
  ADDRESS: { expression: column('s', 'address'), type: 'text', isNullable: false },
}

type SuppressionListArguments = PageArguments & {
  where?: SuppressionWhere | null | undefined
  search?: string | null | undefined
  orderBy?: readonly (typeof SuppressionOrder.$inferInput)[] | null | undefined
}

/** The suppression list of one organization, latest first unless asked otherwise. */
export function suppressionList(
  context: Context,
  organizationId: string,
  args: SuppressionListArguments,
): ListOf<'Suppression'> {
  const where = args.where ?? {}
  const { today, timezone } = context.calendarOfPage(organizationId, args)
  const terms = orderTerms(args.orderBy, DEFAULT_ORDER, (field) => KEYS[field], sql`s.id`)
  const conditions = [
    sql`s.organization_id = ${organizationId}::uuid`,
    ...searchCondition(args.search, (pattern) => sql`${folded(column('s', 'address'))} like ${pattern}`),
    checkedCondition('where', suppressionCondition('s', where, timezone)),
  ]
  const source = { model: 'Suppression' as const, alias: 's', joins: nothing, where: and(conditions), terms }
  const shape = [where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: today }
}
