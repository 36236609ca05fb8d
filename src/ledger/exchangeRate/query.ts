import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { readRates } from './rates.ts'
import { ExchangeRate } from './type.ts'

const DAY = 86_400_000

builder.queryField('exchangeRates', (t) =>
  t.field({
    type: [ExchangeRate],
    description:
      'The rates of one organization that count on a day, by currency: of each the latest one dated on or before it. ' +
      'Currencies without a rate are left out.',
    args: {
      organizationId: organizationArg(t.arg),
      on: t.arg({
        type: 'LocalDate',
        description: "The day; today by the organization's calendar when left out.",
      }),
    },
    resolve: async (_root, { organizationId, on }, context) => {
      const organization = resolveOrganization(context.viewer, organizationId)
      const day =
        on === null || on === undefined ? context.calendarOf(organization.id).today : Date.parse(on) / DAY
      return [...(await readRates(context.database, organization, day)).values()]
    },
  }),
)
