import { builder } from '../../graph/builder.ts'
import type { ExchangeRateRow } from './rates.ts'

export const ExchangeRate = builder.objectRef<ExchangeRateRow>('ExchangeRate').implement({
  description:
    "What one unit of a currency is worth in the organization's, in major units of both, from a day on until the next rate.",
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency that is converted.' }),
    organizationCurrency: t.expose('intoCurrency', {
      type: 'CurrencyCode',
      description: 'The currency of the organization, into which it is converted.',
    }),
    rate: t.expose('rate', {
      type: 'Decimal',
      description: 'How many units of `organizationCurrency` one unit of `currency` is: `"2.4391"`.',
    }),
    validFrom: t.expose('validFrom', {
      type: 'LocalDate',
      description: "The first day that it is used for, by the organization's calendar.",
    }),
  }),
})
