import { builder } from '../../graph/builder.ts'
import { dayOfCursor } from '../../graph/connection/cursor.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { createScope } from '../../graph/field/scope.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { checkedEdges, USUAL_EDGES } from '../invoice/agingEdges.ts'
import { invoiceFields } from '../invoice/fields.ts'
import { openAging } from './agingPage.ts'
import { ReceivablesAgingConnection } from './agingType.ts'
import { AgingBasis, ReceivablesGrouping } from './grouping.ts'
import { dayOfArgument, momentOf } from './moment.ts'

builder.queryField('receivablesAging', (t) =>
  t.field({
    type: ReceivablesAgingConnection,
    description:
      'What is owed by days, at the end of a day where the organization is: per group and currency every bucket, with what is ' +
      'left of credit notes and payments beside it. Per currency whoever owes the most comes first. All receivables count, ' +
      'those of archived documents too. A day in the past is told from dated allocations, applied credit, write-offs and ' +
      'voids: an invoice stands from its issue date until it is void, cancelled or written off; what was paid, credited or ' +
      'written off elsewhere counts from its paid date, else from its issue date.',
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({
        type: invoiceFields.where,
        description:
          'Which invoices, by what they are now; receivables alone count, whatever it says of the type.',
      }),
      asOf: t.arg({
        ...takesNull,
        type: 'LocalDate',
        description: 'The day; today when left out. BAD_USER_INPUT where it has not come yet.',
      }),
      edges: t.arg.intList({
        ...takesNull,
        defaultValue: [...USUAL_EDGES],
        description:
          'The upper ends of the buckets in days, rising, at most 12: [30, 60, 90] gives current, 1-30, 31-60, 61-90, >90; by ' +
          'issue date 0-30, 31-60, 61-90, >90.',
      }),
      basis: t.arg({
        ...takesNull,
        type: AgingBasis,
        defaultValue: 'DUE_DATE',
        description: 'What days are counted from.',
      }),
      groupBy: t.arg({
        ...takesNull,
        type: ReceivablesGrouping,
        defaultValue: 'PARTY',
        description: 'What it is told apart by, beside the currency.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: (_root, { organizationId, where, asOf, ...args }, context) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      const calendar = context.calendarOf(id)
      const scope = createScope(context, id, {})
      const edges = checkedEdges(args.edges ?? USUAL_EDGES)
      const { basis, groupBy } = {
        basis: args.basis ?? 'DUE_DATE',
        groupBy: args.groupBy ?? 'PARTY',
      } as const
      // A list that was begun yesterday is read on as of yesterday.
      const begun = dayOfCursor(args.after ?? args.before)
      const day = asOf
        ? dayOfArgument('asOf', asOf, calendar)
        : Math.min(begun ?? calendar.today, calendar.today)
      const asked = {
        organizationId: id,
        where: where ? checkedCondition('where', invoiceFields.condition(scope, 'i', where)) : null,
        moment: momentOf(day, calendar),
        edges,
        basis,
        groupBy,
      }
      return openAging(context, asked, { shape: [where ?? null, asOf ?? null, edges, basis, groupBy], args })
    },
  }),
)
