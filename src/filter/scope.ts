import { invoiceCondition } from '../invoice/filter.ts'
import type { Calendar } from '../invoice/rules.ts'
import { emailCondition } from '../outreach/filter.ts'
import { partyCondition } from '../party/filter.ts'
import type { FilterScope } from './where.ts'

/** What the filters of one statement share: organization, calendar, fresh aliases and each other. */
export function createScope(organizationId: string, calendar: Calendar): FilterScope {
  let aliases = 0
  return {
    organizationId,
    calendar,
    alias: (table) => {
      aliases += 1
      return `${table}_${aliases}`
    },
    invoice: invoiceCondition,
    party: partyCondition,
    email: emailCondition,
  }
}
