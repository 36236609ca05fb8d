import type { Day } from '../../graph/calendar/day.ts'
import { fractionDigits } from '../../graph/currency.ts'
import { type Bill, owedOn } from '../invoice/bill.ts'
import type { World } from '../world.ts'
import type { LetterFacts } from './letter.ts'

type Language = 'de' | 'en'

/** What a letter about these invoices says, on the day it is written. */
export function factsOf(
  world: World,
  bills: readonly [Bill, ...Bill[]],
  day: Day,
  words: Pick<LetterFacts, 'greeting' | 'sender' | 'day'>,
): LetterFacts {
  const { profile } = world
  const [first] = bills
  const { customer, row } = first
  const language = customer.language
  const show = (amount: bigint) => formatMoney(world, amount, row.currency, language)
  return {
    ...words,
    number: row.invoiceNumber ?? '',
    amount: show(bills.reduce((sum, bill) => sum + owedOn(bill, day), 0n)),
    issued: formatDate(world, first.issueDay, language),
    due: formatDate(world, first.dueDay, language),
    overdueDays: day - first.dueDay,
    company: profile.legalName,
    customer: customer.party.name,
    link: row.hostedInvoiceUrl ?? row.paymentPortalUrl ?? `https://pay.${profile.host}`,
    table: bills
      .map((bill) =>
        [bill.row.invoiceNumber, formatDate(world, bill.dueDay, language), show(owedOn(bill, day))].join(
          '   ',
        ),
      )
      .join('\n'),
    count: bills.length,
  }
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function formatMoney({ profile }: World, amount: bigint, currency: string, language: Language): string {
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
