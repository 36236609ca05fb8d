import { nothing, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { type ListOf, openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import type { Context } from '../../graph/context.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { EmailSenderConnection } from './type.ts'

const OLDEST_FIRST: readonly SortTerm[] = [
  { expression: sql`s.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

/** The senders of one organization in the order of their ids, which is the one in which they were stored here. */
export function senderList(context: Context, organizationId: string): ListOf<'EmailSender'> {
  const where = sql`s.organization_id = ${organizationId}::uuid`
  return {
    organizationId,
    source: { model: 'EmailSender', alias: 's', joins: nothing, where, terms: OLDEST_FIRST },
    shape: ['emailSenders'],
    asOf: context.calendarOf(organizationId).today,
  }
}

builder.queryField('emailSenders', (t) =>
  t.field({
    type: EmailSenderConnection,
    description: 'The addresses that emails of one organization come from, the oldest first.',
    args: { organizationId: organizationArg(t.arg), ...pageArgs(t.arg) },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, senderList(context, id), args, info)
    },
  }),
)
