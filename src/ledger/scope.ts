import type { PageArguments } from '../graph/connection/arguments.ts'
import type { Context } from '../graph/context.ts'
import { badInput } from '../graph/error.ts'
import type { FilterScope } from '../graph/filter/where.ts'
import { emailCondition } from '../outreach/email/filter.ts'
import { invoiceCondition } from './invoice/filter.ts'
import { partyCondition } from './party/filter.ts'

/** Each look at related rows may cost a pass over them, inside another one where they are nested. */
const MAX_RELATIONS = 12

/** What the filters of one statement share: organization, calendar, fresh aliases and each other. */
export function createScope(context: Context, organizationId: string, page: PageArguments): FilterScope {
  let aliases = 0
  return {
    organizationId,
    calendar: context.calendarOfPage(organizationId, page),
    outreach: {
      now: context.now,
      organization: context.organizationOf(organizationId),
      takesUtf8: context.mailroom.takesUtf8(),
    },
    alias: (table) => {
      aliases += 1
      if (aliases > MAX_RELATIONS) {
        throw badInput('where', `looks at related rows in more than ${MAX_RELATIONS} places.`)
      }
      return `${table}_${aliases}`
    },
    invoice: invoiceCondition,
    party: partyCondition,
    email: emailCondition,
  }
}
