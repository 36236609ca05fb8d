import { builder } from '../../graph/builder.ts'
import { type Day, formatDay } from '../../graph/calendar/day.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { badInput } from '../../graph/error.ts'
import { Money } from '../../graph/money.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { type Expected, readExpected } from './forecastRead.ts'

const MAX_DAYS = 365

type Forecast = { organizationId: string; today: Day; through: Day; all: readonly Expected[] }
type ForecastDay = Expected & { organizationId: string; day: Day }
/** All that is expected in one currency. */
type Totals = Omit<Forecast, 'all'> & { currency: string; own: readonly Expected[] }

const money = (of: { organizationId: string; currency: string }, minorUnits: bigint) => ({
  organizationId: of.organizationId,
  currency: of.currency,
  minorUnits,
})
const sumOf = (parts: readonly Expected[], name: 'amount' | 'promised') =>
  parts.reduce((sum, part) => sum + part[name], 0n)

const isWithin = ({ today, through }: Pick<Forecast, 'today' | 'through'>, { day }: Expected): boolean =>
  day !== null && day >= today && day <= through

const CashForecastDay = builder.objectRef<ForecastDay>('CashForecastDay').implement({
  description: 'What is expected on one day in one currency.',
  fields: (t) => ({
    date: t.field({ type: 'LocalDate', description: 'The day.', resolve: ({ day }) => formatDay(day) }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    invoiceCount: t.exposeInt('count', { description: 'How many invoices it is for.' }),
    expected: t.field({
      type: Money,
      description: 'What is expected.',
      resolve: (day) => money(day, day.amount),
    }),
    promised: t.field({
      type: Money,
      description: 'What of it is promised for that day.',
      resolve: (day) => money(day, day.promised),
    }),
  }),
})

const CashForecastTotals = builder.objectRef<Totals>('CashForecastTotals').implement({
  description: 'All that is owed in one currency, by when it is expected.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    expected: t.field({
      type: Money,
      description: 'What is expected within the horizon: the days together.',
      resolve: (totals) =>
        money(
          totals,
          sumOf(
            totals.own.filter((part) => isWithin(totals, part)),
            'amount',
          ),
        ),
    }),
    promised: t.field({
      type: Money,
      description: 'What of it is promised.',
      resolve: (totals) =>
        money(
          totals,
          sumOf(
            totals.own.filter((part) => isWithin(totals, part)),
            'promised',
          ),
        ),
    }),
    late: t.field({
      type: Money,
      description: 'What should have come by now: its day is over, and no other is made up for it.',
      resolve: (totals) =>
        money(
          totals,
          sumOf(
            totals.own.filter(({ day }) => day !== null && day < totals.today),
            'amount',
          ),
        ),
    }),
    later: t.field({
      type: Money,
      description: 'What is expected after the horizon.',
      resolve: (totals) =>
        money(
          totals,
          sumOf(
            totals.own.filter(({ day }) => day !== null && day > totals.through),
            'amount',
          ),
        ),
    }),
    undated: t.field({
      type: Money,
      description: 'What has neither a due date nor a promise.',
      resolve: (totals) =>
        money(
          totals,
          sumOf(
            totals.own.filter(({ day }) => day === null),
            'amount',
          ),
        ),
    }),
    outstanding: t.field({
      type: Money,
      description: 'All of these together: what is owed.',
      resolve: (totals) => money(totals, sumOf(totals.own, 'amount')),
    }),
  }),
})

const CashForecast = builder.objectRef<Forecast>('CashForecast').implement({
  description: 'When what is owed is expected to come in.',
  fields: (t) => ({
    from: t.field({ type: 'LocalDate', description: 'Today.', resolve: ({ today }) => formatDay(today) }),
    through: t.field({
      type: 'LocalDate',
      description: 'The last day of the horizon.',
      resolve: ({ through }) => formatDay(through),
    }),
    days: t.field({
      type: [CashForecastDay],
      description:
        'What is expected from today on, by day and currency, in this order; only days that something is.',
      resolve: (forecast) =>
        forecast.all
          .flatMap((part) =>
            part.day !== null && isWithin(forecast, part)
              ? [{ ...part, day: part.day, organizationId: forecast.organizationId }]
              : [],
          )
          .toSorted((left, right) => left.day - right.day || (left.currency < right.currency ? -1 : 1)),
    }),
    totals: t.field({
      type: [CashForecastTotals],
      description: 'All that is owed, one entry per currency.',
      resolve: ({ all, ...forecast }) =>
        [...Map.groupBy(all, ({ currency }) => currency)]
          .map(([currency, own]) => ({ ...forecast, currency, own }))
          .toSorted((left, right) => (left.currency < right.currency ? -1 : 1)),
    }),
  }),
})

builder.queryField('cashForecast', (t) =>
  t.field({
    type: CashForecast,
    description:
      'When what is owed is expected to come in. Method: what is promised and not overdue comes on the promised day; all else ' +
      'comes as many days after its due date as the party pays late, which is `averageDelayDays` of its `receivables` in the ' +
      'currency, rounded; of a party that has paid nothing yet, as all parties do on the average. A day that is over is not ' +
      'replaced by a guess. Neither drafts nor recurring invoices that are still to come are counted.',
    args: {
      organizationId: organizationArg(t.arg),
      horizonDays: t.arg.int({
        required: true,
        description: `How many days from today on, 1 to ${MAX_DAYS}.`,
      }),
    },
    // A pass over what is open.
    complexity: { field: 20, multiplier: 1 },
    resolve: async (_root, { organizationId, horizonDays }, context) => {
      if (horizonDays < 1 || horizonDays > MAX_DAYS)
        throw badInput('horizonDays', `must be from 1 to ${MAX_DAYS}.`)
      const { id } = resolveOrganization(context.viewer, organizationId)
      const { today } = context.calendarOf(id)
      const all = await readExpected(context, id)
      return { organizationId: id, today, through: today + horizonDays - 1, all }
    },
  }),
)
