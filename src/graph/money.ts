import { builder } from './builder.ts'
import { fractionDigits } from './currency.ts'
import { badInput, refuse } from './error.ts'
import { takesNull } from './nulls/declaration.ts'

/** An amount is never a bare number: minor units and their currency stay together. */
export type Amount = { minorUnits: bigint; currency: string }

/** An amount with the organization whose it is, which knows what other currencies are worth. */
export type MoneyValue = Amount & { organizationId: string }

/** The amount in major units, exactly: 1234 EUR is `12.34`, 1234 JPY is `1234`. */
export function majorUnits({ minorUnits, currency }: Amount): `${number}` {
  const digits = fractionDigits(currency)
  const sign = minorUnits < 0n ? '-' : ''
  const text = (minorUnits < 0n ? -minorUnits : minorUnits).toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = text.slice(text.length - digits)
  // Only digits, a sign and a point: a numeric string by construction.
  return `${sign}${whole}${digits === 0 ? '' : `.${fraction}`}` as `${number}`
}

/** A stored amount with the currency of the row it belongs to. */
export function moneyOf(
  { organizationId }: { organizationId: string },
  amount: bigint | null,
  currency: string | undefined,
): MoneyValue | null {
  return amount === null || currency === undefined ? null : { minorUnits: amount, currency, organizationId }
}

export function formatMoney(money: Amount, locale: string): string {
  const digits = fractionDigits(money.currency)
  try {
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    return format.format(majorUnits(money))
  } catch {
    throw badInput('locale', 'must be a BCP 47 language tag such as "en-US" or "de-DE".')
  }
}

export const Money = builder.objectRef<MoneyValue>('Money').implement({
  description:
    'An amount in one currency, exact. Amounts of different currencies are never added: sums come as a list, one ' +
    'entry per currency.',
  fields: (t) => ({
    minorUnits: t.field({
      type: 'SafeInt',
      description: "The amount in the currency's smallest unit: 1000 is 10.00 EUR, 1000 JPY, 1.000 BHD.",
      resolve: (money) => {
        if (BigInt.asIntN(54, money.minorUnits) === money.minorUnits) return money.minorUnits
        throw refuse(
          'QUERY_TOO_COMPLEX',
          'The sum is beyond 2^53 minor units and fits no JSON number: ask for `amount`.',
        )
      },
    }),
    currency: t.field({
      type: 'CurrencyCode',
      description: 'The currency.',
      resolve: (money) => money.currency,
    }),
    amount: t.field({
      type: 'Decimal',
      description: 'The same amount in major units, with all fraction digits of the currency: `"10.00"`.',
      resolve: (money) => majorUnits(money),
    }),
    fractionDigits: t.int({
      description: 'How many digits of `minorUnits` stand after the decimal point: EUR 2, JPY 0, BHD 3.',
      resolve: (money) => fractionDigits(money.currency),
    }),
    formatted: t.string({
      description: 'The amount as a person reads it, with currency sign: `€10.00`.',
      args: {
        locale: t.arg.string({
          ...takesNull,
          defaultValue: 'en-US',
          description: 'BCP 47 language tag. BAD_USER_INPUT when it is not one.',
        }),
      },
      resolve: (money, { locale }) => formatMoney(money, locale ?? 'en-US'),
    }),
  }),
})
