import type { Sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import type { EnumComparison } from '../../graph/filter/enumFilter.ts'
import { compareComputed } from '../../ledger/invoice/condition.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { OUTREACH_BLOCKERS } from './blockerRule.ts'
import { isBlockedBy } from './blockingFacts.ts'
import { outreachMoment } from './moment.ts'
import { OutreachBlocker } from './outreachBlocker.ts'

const OutreachBlockerFilter = builder.inputType('OutreachBlockerFilter', {
  description:
    'Compares what keeps an email about an invoice from going out now; there may be several such things. All given ' +
    'operators must hold.',
  fields: (t) => ({
    eq: t.field({ type: OutreachBlocker, description: 'This blocks, whatever else does.' }),
    ne: t.field({ type: OutreachBlocker, description: 'This does not block.' }),
    in: t.field({
      type: [OutreachBlocker],
      description: 'At least one of these blocks. An empty list matches nothing.',
    }),
    notIn: t.field({ type: [OutreachBlocker], description: 'None of these blocks.' }),
    isNull: t.boolean({ description: 'true: nothing blocks, it would be mailed. false: something does.' }),
  }),
})

invoiceFields.contribute({
  outreachBlocker: particular({
    type: OutreachBlockerFilter,
    description: 'What keeps an email about it from going out now, as `outreachEligibility` tells.',
    condition: ({ scope, alias }, filter) => outreachBlockerCondition(scope, alias, filter),
  }),
})

/**
 * The same rules as `Invoice.outreachEligibility`, as a condition on the invoice table under this alias: always at the moment
 * of the request, whatever page of the list is read.
 */
function outreachBlockerCondition(
  { context, organizationId }: Scope,
  invoice: string,
  filter: EnumComparison<OutreachBlocker>,
): Sql[] {
  const organization = context.organizationOf(organizationId)
  const moment = outreachMoment(organization, context.now, context.mailroom.takesUtf8())
  const subject = { moment, invoice, recipientKeys: null }
  const isBlocked = (codes: readonly OutreachBlocker[]) => isBlockedBy(subject, codes)
  return compareComputed(filter, isBlocked, isBlocked(OUTREACH_BLOCKERS))
}
