import { builder } from './builder.ts'

export const MoneyInput = builder.inputType('MoneyInput', {
  description: 'An amount in one currency.',
  fields: (t) => ({
    minorUnits: t.field({
      type: 'SafeInt',
      required: true,
      description: "The amount in the currency's smallest unit: 1000 is 10.00 EUR, 1000 JPY.",
    }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'The currency.' }),
  }),
})
