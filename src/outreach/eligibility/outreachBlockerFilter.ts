import type { Sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { EnumComparison } from '../../graph/filter/where.ts'
import { compareComputed } from '../../ledger/invoice/condition.ts'
import { OUTREACH_BLOCKERS } from './blockerRule.ts'
import { isBlockedBy } from './blockingFacts.ts'
import { type OutreachTime, outreachMoment } from './moment.ts'
import { OutreachBlocker } from './outreachBlocker.ts'

export const OutreachBlockerFilter = builder.inputType('OutreachBlockerFilter', {
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

/** The same rules as `Invoice.outreachEligibility`, as a condition on the invoice table under this alias. */
export function outreachBlockerCondition(
  { organization, now, takesUtf8 }: OutreachTime,
  invoice: string,
  filter: EnumComparison<OutreachBlocker> | null | undefined,
): Sql[] {
  const subject = { moment: outreachMoment(organization, now, takesUtf8), invoice, recipientKeys: null }
  const isBlocked = (codes: readonly OutreachBlocker[]) => isBlockedBy(subject, codes)
  return compareComputed(filter, isBlocked, isBlocked(OUTREACH_BLOCKERS))
}
