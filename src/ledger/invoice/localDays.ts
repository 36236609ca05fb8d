import { builder } from '../../graph/builder.ts'
import { dayTextOf } from '../../graph/calendar/day.ts'
import type { Context } from '../../graph/context.ts'
import { Invoice } from './type.ts'

/** The dates of an invoice as the days that they are where the organization is, for clients that stand elsewhere. */
builder.prismaObjectFields(Invoice, (t) => ({
  issuedOn: t.field({
    type: 'LocalDate',
    nullable: true,
    description: "The day on which it was issued, in the organization's timezone. Null without `issueDate`.",
    select: { issueDate: true },
    resolve: ({ organizationId, issueDate }, _arguments, context) =>
      dayIn(context, organizationId, issueDate),
  }),
  dueOn: t.field({
    type: 'LocalDate',
    nullable: true,
    description:
      "The day on which it has to be paid, in the organization's timezone. Null without `dueDate`.",
    select: { dueDate: true },
    resolve: ({ organizationId, dueDate }, _arguments, context) => dayIn(context, organizationId, dueDate),
  }),
  paidOn: t.field({
    type: 'LocalDate',
    nullable: true,
    description:
      "The day on which it was paid in full, in the organization's timezone. Null without `paidDate`.",
    select: { paidDate: true },
    resolve: ({ organizationId, paidDate }, _arguments, context) => dayIn(context, organizationId, paidDate),
  }),
  periodStartsOn: t.field({
    type: 'LocalDate',
    nullable: true,
    description:
      "The first day of the time it covers, in the organization's timezone. Null without `periodStart`.",
    select: { periodStart: true },
    resolve: ({ organizationId, periodStart }, _arguments, context) =>
      dayIn(context, organizationId, periodStart),
  }),
  periodEndsOn: t.field({
    type: 'LocalDate',
    nullable: true,
    description:
      "The day on which the time it covers ends, in the organization's timezone. Null without `periodEnd`.",
    select: { periodEnd: true },
    resolve: ({ organizationId, periodEnd }, _arguments, context) =>
      dayIn(context, organizationId, periodEnd),
  }),
}))

function dayIn(context: Context, organizationId: string, instant: Date | null): string | null {
  return dayTextOf(instant, context.calendarOf(organizationId).timezone)
}
