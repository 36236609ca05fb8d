import { dayField, dayOfInstantField, enumField, instantField } from '../../../graph/field/kinds.ts'
import { particular } from '../../../graph/field/particular.ts'
import { IntFilter } from '../../../graph/filter/operators.ts'
import { agingBucketCondition } from '../agingCondition.ts'
import { isOverdue, truth } from '../condition.ts'
import { daysCondition, overdueDaysKey } from '../daysCondition.ts'
import { AgingBucketFilter, OutreachChannelFilter } from '../enums.ts'
import { promiseStatusCondition } from '../promiseCondition.ts'
import { PromiseStatusFilter } from '../promiseStatus.ts'

/** When it was issued, is due, was paid and spoken of, and what follows from today. */
export const DATES = {
  issueDate: instantField({
    description: 'The issue date; bounds of `gte` and `lte` included.',
    sort: { ISSUE_DATE: 'The issue date (`issue_date`).' },
  }),
  dueDate: instantField({
    description: 'The due date; bounds of `gte` and `lte` included.',
    sort: { DUE_DATE: 'The due date (`due_date`).' },
  }),
  paidDate: instantField({
    description: 'The paid date; bounds of `gte` and `lte` included.',
    sort: { PAID_DATE: 'The paid date (`paid_date`).' },
  }),
  issuedOn: dayOfInstantField({
    description: "The day of the issue date in the organization's timezone.",
    column: 'issueDate',
  }),
  dueOn: dayOfInstantField({
    description: "The day of the due date in the organization's timezone.",
    column: 'dueDate',
  }),
  paidOn: dayOfInstantField({
    description: "The day of the paid date in the organization's timezone.",
    column: 'paidDate',
  }),
  overdueDays: particular({
    type: IntFilter,
    description:
      "Days past the due date in the organization's timezone, negative before it. Null, so that no number fits, where " +
      'nothing is owed; frozen on PAID. What REST writes `15` is `{eq: 15}`, `1-30` is `{gte: 1, lte: 30}`, `>90` is ' +
      '`{gt: 90}`.',
    meaning: 'NUMBER',
    condition: ({ alias, scope }, days) => daysCondition(alias, 'overdueDays', days, scope.calendar),
    sort: {
      name: 'OVERDUE_DAYS',
      description: 'Days overdue; those of paid invoices are frozen (`overdue_days`).',
      indexes: [['overdueOffset'], ['settledOverdueDays']],
      key: (alias, calendar) => ({ ...overdueDaysKey(alias, calendar), type: 'int', isNullable: true }),
    },
  }),
  ageDays: particular({
    type: IntFilter,
    description: "Days since the issue date, in the organization's timezone.",
    meaning: 'NUMBER',
    condition: ({ alias, scope }, days) => daysCondition(alias, 'ageDays', days, scope.calendar),
  }),
  agingBucket: particular({
    type: AgingBucketFilter,
    description: 'The ageing bucket; only open invoices have one.',
    meaning: 'EXACT',
    condition: ({ alias, scope }, bucket) => agingBucketCondition(alias, bucket, scope.calendar),
  }),
  isOverdue: particular<boolean>({
    type: 'Boolean',
    description: 'Whether something is owed past its due date, whatever the status says.',
    meaning: 'FLAG',
    condition: ({ alias, scope }, value) => [truth(isOverdue(alias, scope.calendar), value)],
  }),
  promisedToPayDate: dayField({ description: 'The day the customer promised to pay.' }),
  promiseStatus: particular({
    type: PromiseStatusFilter,
    description: 'What became of the promise to pay that counts: the current one, else the newest.',
    condition: ({ alias, scope: { organizationId, calendar } }, status) =>
      promiseStatusCondition(organizationId, alias, status, calendar),
  }),
  lastOutreachAt: instantField({
    description: 'When the customer was last contacted about it.',
    sort: { LAST_OUTREACH_AT: 'When the customer was last contacted about it.' },
  }),
  lastOutreachChannel: enumField({
    type: OutreachChannelFilter,
    description: 'How the customer was last contacted.',
  }),
  createdAt: instantField({
    description: 'When it was first stored.',
    sort: { CREATED_AT: 'When it was first stored.' },
  }),
  updatedAt: instantField({ description: 'When it was last changed.' }),
}
