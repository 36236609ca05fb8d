import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { convert } from './convert.ts'
import { type ExchangeRateRow, ratesToday } from './rates.ts'
import { ExchangeRate } from './type.ts'

function isOwnCurrency({ organizationId, currency }: MoneyValue, context: Context): boolean {
  return currency === context.organizationOf(organizationId).defaultCurrency
}

async function rateOf(money: MoneyValue, context: Context): Promise<ExchangeRateRow | null> {
  return (await ratesToday(context, money.organizationId)).get(money.currency) ?? null
}

async function converted(money: MoneyValue, context: Context): Promise<MoneyValue | null> {
  const rate = await rateOf(money, context)
  if (rate === null) return null
  const minorUnits = convert(money.minorUnits, rate)
  return { minorUnits, currency: rate.intoCurrency, organizationId: money.organizationId }
}

builder.objectFields(Money, (t) => ({
  inOrganizationCurrency: t.field({
    type: Money,
    nullable: true,
    description:
      'The same amount in the currency of the organization (`defaultCurrency`), at the latest rate of `exchangeRateSet` dated ' +
      "on or before today in the organization's timezone, rounded to minor units, half away from zero. The amount itself " +
      'when it is in that currency; null without a rate.',
    resolve: (money, _arguments, context) =>
      isOwnCurrency(money, context) ? money : converted(money, context),
  }),
  exchangeRate: t.field({
    type: ExchangeRate,
    nullable: true,
    description:
      'The rate that `inOrganizationCurrency` uses, with its day. Null without one, and in the currency of the organization.',
    resolve: (money, _arguments, context) => (isOwnCurrency(money, context) ? null : rateOf(money, context)),
  }),
}))
