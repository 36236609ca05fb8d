import { builder } from '../builder.ts'
import { connectionType } from '../connection/connectionType.ts'
import type { SortTerm } from '../connection/order.ts'
import { openPage } from '../connection/page.ts'
import { pageArgs } from '../connection/pageArgs.ts'
import { nothing, sql } from '../read/sql.ts'
import { Contact } from './contact.ts'
import { Party } from './type.ts'

const ContactConnection = connectionType('Contact', Contact, 'contacts')

/** The primary one first, then the oldest: the order in which the billing contact is looked for. */
const ORDER: readonly SortTerm[] = [
  { expression: sql`c.is_primary`, type: 'boolean', isNullable: false, direction: 'DESC', nulls: 'LAST' },
  { expression: sql`c.created_at`, type: 'timestamptz', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`c.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

builder.objectField(Party, 'contacts', (t) =>
  t.field({
    type: ContactConnection,
    description: 'The people there, the primary one first, then the oldest.',
    args: pageArgs(t.arg),
    resolve: ({ organizationId, id }, args, context) => {
      const source = {
        model: 'Contact' as const,
        alias: 'c',
        joins: nothing,
        where: sql`c.organization_id = ${organizationId}::uuid and c.party_id = parent.id`,
        terms: ORDER,
      }
      const asOf = context.calendarOf(organizationId).today
      return openPage(context, { organizationId, source, shape: ['contacts'], asOf, parentId: id }, args)
    },
  }),
)
