import type { Day } from '../graph/calendar/day.ts'
import { fractionDigits } from '../graph/currency.ts'
import type { World } from './world.ts'

/** What the demo's letters and comments are written in. */
export type Language = 'de' | 'en'

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

export function formatMoney(
  { profile }: World,
  amount: bigint,
  currency: string,
  language: Language,
): string {
  const locale = localeOf(profile.country, language)
  const key = `${locale} ${currency}`
  const format =
    (formats.get(key) as Intl.NumberFormat | undefined) ??
    new Intl.NumberFormat(locale, { style: 'currency', currency })
  formats.set(key, format)
  return format.format(Number(amount) / 10 ** fractionDigits(currency))
}

export function formatDate({ profile }: World, day: Day, language: Language): string {
  const locale = localeOf(profile.country, language)
  const format =
    (formats.get(locale) as Intl.DateTimeFormat | undefined) ??
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  formats.set(locale, format)
  return format.format(day * 86_400_000)
}

function localeOf(country: string, language: Language): string {
  if (language === 'de') return 'de-DE'
  return country === 'US' ? 'en-US' : 'en-GB'
}
