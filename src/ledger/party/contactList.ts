import { nothing, sql, TRUE } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import type { Context } from '../../graph/context.ts'
import { Contact } from './contact.ts'
import { Party } from './type.ts'

const { connection, edge } = connectionTypes('Contact', Contact, 'contacts')

export const ContactEdge = edge

/** The primary one first, then the oldest: the order in which the billing contact is looked for. */
const ORDER: readonly SortTerm[] = [
  { expression: sql`c.is_primary`, type: 'boolean', isNullable: false, direction: 'DESC', nulls: 'LAST' },
  { expression: sql`c.created_at`, type: 'timestamptz', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`c.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

type ContactArguments = PageArguments & { includeArchived?: boolean | null | undefined }

/** The contacts of a party, those in use unless all are asked for. */
export const contactsOfParty = (
  context: Context,
  organizationId: string,
  { includeArchived }: ContactArguments = {},
): ListOf<'Contact'> => ({
  organizationId,
  source: {
    model: 'Contact' as const,
    alias: 'c',
    joins: nothing,
    where: sql`c.organization_id = ${organizationId}::uuid and c.party_id = parent.id
        and ${includeArchived === true ? TRUE : sql`c.archived_at is null`}`,
    terms: ORDER,
  },
  shape: ['contacts', includeArchived ?? false],
  asOf: context.calendarOf(organizationId).today,
})

builder.objectField(Party, 'contacts', (t) =>
  t.field({
    type: connection,
    description: 'The people there, the primary one first, then the oldest.',
    args: {
      includeArchived: t.arg.boolean({
        defaultValue: false,
        description: 'Whether those that are archived are listed, too.',
      }),
      ...pageArgs(t.arg),
    },
    ...pageBelow({ name: 'contacts of party', model: 'Contact', alias: 'c', list: contactsOfParty }),
  }),
)
