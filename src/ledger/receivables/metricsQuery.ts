import { builder } from '../../graph/builder.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { Money } from '../../graph/money.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { decimalOf } from './decimal.ts'
import { type Metrics, readMetrics } from './metrics.ts'
import { dayOfArgument } from './moment.ts'
import { periodsOf, ReceivablesInterval } from './periods.ts'

const amount =
  (name: 'opening' | 'sales' | 'closing' | 'notOverdue') =>
  ({ organizationId, currency, ...figures }: Metrics) => ({
    organizationId,
    currency,
    minorUnits: figures[name],
  })

const ReceivablesMetrics = builder.objectRef<Metrics>('ReceivablesMetrics').implement({
  description: 'How well receivables were collected in one period and one currency.',
  fields: (t) => ({
    from: t.field({
      type: 'LocalDate',
      description: 'The first day.',
      resolve: ({ from }) => formatDay(from),
    }),
    to: t.field({ type: 'LocalDate', description: 'The last day.', resolve: ({ to }) => formatDay(to) }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    openingReceivables: t.field({
      type: Money,
      description: 'What was owed at the end of the day before, as `receivablesAging` has it.',
      resolve: amount('opening'),
    }),
    sales: t.field({
      type: Money,
      description:
        'What was billed in the period: the totals of the invoices issued in it, without credit notes, drafts and what was ' +
        'void, cancelled or written off by its end.',
      resolve: amount('sales'),
    }),
    closingReceivables: t.field({
      type: Money,
      description: 'What was owed at the end of the last day, disputed invoices included.',
      resolve: amount('closing'),
    }),
    closingNotOverdue: t.field({
      type: Money,
      description: 'What of it was not overdue.',
      resolve: amount('notOverdue'),
    }),
    dso: t.field({
      type: 'Decimal',
      nullable: true,
      resolve: ({ dso }) => decimalOf(dso),
      description:
        'Days sales outstanding at the end, counted back (as Upflow does): `closingReceivables` less what each month was ' +
        'billed for, going back from the end, counting their days, of the last month in proportion. Disputed invoices count; ' +
        'drafts, void and written-off ones do not, and unapplied amounts lower nothing. Null where more is owed than was billed.',
    }),
    bestPossibleDso: t.field({
      type: 'Decimal',
      nullable: true,
      resolve: ({ bestPossibleDso }) => decimalOf(bestPossibleDso),
      description:
        'What it would be if nobody paid late: `closingNotOverdue` / `sales` × days of the period. Null without sales.',
    }),
    collectionEffectivenessIndex: t.field({
      type: 'Decimal',
      nullable: true,
      resolve: ({ collectionEffectivenessIndex }) => decimalOf(collectionEffectivenessIndex),
      description:
        'Per cent of what could be collected that was: (opening + sales - closing) / (opening + sales - closing not overdue) × ' +
        '100 (CEI of the Credit Research Foundation). Null where nothing could be.',
    }),
    averageDelayDays: t.field({
      type: 'Decimal',
      nullable: true,
      resolve: ({ averageDelayDays }) => decimalOf(averageDelayDays),
      description:
        'By how many days what was paid in full in the period was late: sum of total × days from due to paid date / sum of ' +
        'totals, early ones below zero (as Upflow does). Null where nothing was.',
    }),
    turnover: t.field({
      type: 'Decimal',
      nullable: true,
      resolve: ({ turnover }) => decimalOf(turnover),
      description:
        'How often receivables turned over: `sales` / ((opening + closing) / 2). Null where nothing was owed at either end.',
    }),
  }),
})

builder.queryField('receivablesMetrics', (t) =>
  t.field({
    type: [ReceivablesMetrics],
    description:
      'How well receivables were collected, by periods of the calendar and by currency, the earliest first. The first and the ' +
      'last period are cut where the range ends. Days are those of the organization.',
    args: {
      organizationId: organizationArg(t.arg),
      from: t.arg({ type: 'LocalDate', required: true, description: 'The first day.' }),
      to: t.arg({
        type: 'LocalDate',
        required: true,
        description: 'The last day. BAD_USER_INPUT where it has not come yet or is before `from`.',
      }),
      interval: t.arg({
        ...takesNull,
        type: ReceivablesInterval,
        defaultValue: 'MONTH',
        description: 'How long the periods are; at most 24 of them.',
      }),
    },
    // Each period costs a pass over the receivables, as an ageing of the past does.
    complexity: { field: 100, multiplier: 1 },
    resolve: (_root, { organizationId, from, to, interval }, context) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      const calendar = context.calendarOf(id)
      const [first, last] = [dayOfArgument('from', from, calendar), dayOfArgument('to', to, calendar)]
      return readMetrics(context, id, { calendar, periods: periodsOf(first, last, interval ?? 'MONTH') })
    },
  }),
)
