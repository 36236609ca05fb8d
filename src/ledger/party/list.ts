import { and, nothing, or, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import { orderInput, orderTerms } from '../../graph/connection/orderInput.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import type { PartyWhere } from '../../graph/filter/where.ts'
import { column } from '../../graph/read/table.ts'
import { createScope } from '../scope.ts'

const PartyOrderField = builder.enumType('PartyOrderField', {
  description: 'What parties can be sorted by.',
  values: {
    NAME: { description: 'The name, as a dictionary sorts.' },
    ACCOUNT_NUMBER: { description: 'The customer or supplier number as text.' },
    CREATED_AT: { description: 'When it was first stored.' },
    UPDATED_AT: { description: 'When it was last changed.' },
  } as const,
})

type PartyOrderField = typeof PartyOrderField.$inferType

export const PartyOrder = orderInput('PartyOrder', PartyOrderField, 'parties')

const DEFAULT_ORDER = [{ field: 'NAME', direction: 'ASC' }] as const

const KEYS: Record<PartyOrderField, { name: string; type: string; isNullable: boolean }> = {
  NAME: { name: 'name', type: 'text', isNullable: false },
  ACCOUNT_NUMBER: { name: 'accountNumber', type: 'text', isNullable: true },
  CREATED_AT: { name: 'createdAt', type: 'timestamptz', isNullable: false },
  UPDATED_AT: { name: 'updatedAt', type: 'timestamptz', isNullable: false },
}

export type PartyListArguments = PageArguments & {
  where?: PartyWhere | null | undefined
  search?: string | null | undefined
  orderBy?: readonly (typeof PartyOrder.$inferInput)[] | null | undefined
}

/** Parties of one organization, by name unless asked otherwise. */
export function partyList(
  context: Context,
  organizationId: string,
  args: PartyListArguments,
): ListOf<'Party'> {
  const scope = createScope(context, organizationId, args)
  const where = args.where ?? {}
  const keyOf = (field: PartyOrderField) => {
    const { name, type, isNullable } = KEYS[field]
    return { expression: column('p', name), type, isNullable }
  }
  const terms = orderTerms(args.orderBy, DEFAULT_ORDER, keyOf, sql`p.id`)
  const conditions = [
    sql`p.organization_id = ${organizationId}::uuid`,
    ...searchCondition(args.search, (pattern) =>
      or(['name', 'accountNumber', 'email'].map((name) => sql`${folded(column('p', name))} like ${pattern}`)),
    ),
    checkedCondition('where', scope.party(scope, 'p', where)),
  ]
  const source = { model: 'Party' as const, alias: 'p', joins: nothing, where: and(conditions), terms }
  const shape = [where, args.search ?? '', args.orderBy ?? []]
  return { organizationId, source, shape, asOf: scope.calendar.today }
}
