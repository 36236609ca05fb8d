import type { Calendar } from '../calendar/calendar.ts'
import type { PageArguments } from '../connection/arguments.ts'
import type { Context } from '../context.ts'
import { badInput } from '../error.ts'

/** Each look at related rows may cost a pass over them, inside another one where they are nested. */
const MAX_RELATIONS = 12

/** What the conditions of one statement share: the request, the organization, its calendar and fresh aliases. */
export type Scope = {
  context: Context
  organizationId: string
  calendar: Calendar
  /** A name that no other table of the statement has. */
  alias(table: string): string
}

export function createScope(context: Context, organizationId: string, page: PageArguments): Scope {
  let aliases = 0
  return {
    context,
    organizationId,
    calendar: context.calendarOfPage(organizationId, page),
    alias: (table) => {
      aliases += 1
      if (aliases > MAX_RELATIONS) {
        throw badInput('where', `looks at related rows in more than ${MAX_RELATIONS} places.`)
      }
      return `${table}_${aliases}`
    },
  }
}
