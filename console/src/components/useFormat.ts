import { useMemo } from 'react'
import { useIntl } from 'react-intl'

/** As the graph answers an amount: exact, in major units, with all fraction digits of its currency. */
export type Amount = { amount: string; currency: string }

export type Format = ReturnType<typeof createFormat>

/** Days, instants and amounts as the viewer's region writes them. */
export function useFormat(): Format {
  const { locale } = useIntl()
  return useMemo(() => createFormat(locale), [locale])
}

function createFormat(locale: string) {
  const moneyFormats = new Map<string, Intl.NumberFormat>()
  const moneyFormat = (currency: string, digits: number) => {
    const key = `${currency} ${digits}`
    const known = moneyFormats.get(key)
    if (known !== undefined) return known
    const options = {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }
    const format = new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions)
    moneyFormats.set(key, format)
    return format
  }
  // A day is none of any timezone: it is written as it is.
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const wholeNumber = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  return {
    money: ({ amount, currency }: Amount): string => {
      const digits = amount.split('.')[1]?.length ?? 0
      // Text is written digit by digit, where a number would be rounded. The graph answers decimals.
      return moneyFormat(currency, digits).format(amount as Intl.StringNumericLiteral)
    },
    /** `2026-03-13`, a calendar day of the organization. */
    day: (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`)),
    /** An instant, in the timezone of the organization. */
    instant: (instant: string, timezone: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone }).format(
        new Date(instant),
      ),
    /** The day on which it was, by the organization's clock. */
    dayOfInstant: (instant: string, timezone: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: timezone }).format(new Date(instant)),
    count: (value: number): string => wholeNumber.format(value),
    number: (value: number, digits: number): string =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    /** With as many fraction digits as said, so that a column of them is aligned. */
    decimal: (value: number, digits: number): string =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value,
      ),
    percent: (share: number): string =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
  }
}
