import { formatDay } from '../../../../graph/calendar/day.ts'
import { type Exact, parseExact } from '../../record/amount.ts'
import { calendarDay } from '../../record/calendar.ts'
import type { BankEntry } from '../entry.ts'

/** `:61:` of MT940. */
export type StatementLine = Pick<
  BankEntry,
  'amount' | 'isCredit' | 'isReversal' | 'isBooked' | 'bookedOn' | 'method'
> & {
  customerReference: string | null
  bankReference: string | null
  supplement: string | null
}

/**
 * Day of value, day of booking, mark, third letter of the currency, amount, type, the payer's reference, the bank's behind
 * `//`. Some banks leave out the type or make it longer than the standard has it.
 */
const LINE = /^(\d{6})(\d{4})?(R?[CD]|E[CD])([A-Z])?(\d[\d.]*,?\d*)([A-Z][A-Z0-9]{3})?(.*)$/
const METHODS: Readonly<Record<string, BankEntry['method']>> = {
  TRF: 'WIRE',
  DDT: 'DIRECT_DEBIT',
  CHK: 'CHECK',
  CLR: 'CHECK',
  MSC: null,
}
/** What came in and was returned by the payer's bank, as a debit. */
const RETURNED = 'RTI'
/** No currency has more. */
const MOST_DECIMALS = 5
const MIDDLE_OF_CENTURY = 80
const HALF_YEAR = 183

/** Null where the text is no such line. */
export function readStatementLine([text = '', ...more]: readonly string[]): StatementLine | null {
  const [, value = '', booked, mark = '', , written = '', type = '', references = ''] = LINE.exec(text) ?? []
  const amount = readAmount(written)
  if (value === '' || amount === null) return null
  const [customer, bank] = splitOnce(references, '//')
  return {
    amount,
    // RC takes a credit back, RD a debit.
    isCredit: mark === 'C' || mark === 'RD' || mark === 'EC',
    isReversal: mark.startsWith('R') || (mark.endsWith('D') && type.slice(1) === RETURNED),
    isBooked: !mark.startsWith('E'),
    bookedOn: bookedDay(value, booked),
    method: METHODS[type.slice(1)] ?? null,
    customerReference: said(customer),
    bankReference: said(bank),
    supplement: said(more.join(' ')),
  }
}

/** `1234,5`, `1234,` */
export function readAmount(text: string): Exact | null {
  const exact = /^\d+,?\d*$/.test(text) ? parseExact(text.replace(/,$/, '').replace(',', '.')) : null
  return exact === null || exact.scale > MOST_DECIMALS ? null : exact
}

/** `260131` as a day; as it stands where it is none, for complaints. */
function readDay(text: string): string {
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)]
  return `${Number(year) < MIDDLE_OF_CENTURY ? 20 : 19}${year}-${month}-${day}`
}

/** The day of booking has no year: it is the one that brings it next to the day of value. */
function bookedDay(value: string, booked: string | undefined): string {
  const valueDay = readDay(value)
  if (booked === undefined) return valueDay
  const [year, month, day] = valueDay.split('-').map(Number)
  const at = calendarDay(year ?? 0, month ?? 0, day ?? 0)
  const near = [0, -1, 1]
    .map((years) => calendarDay((year ?? 0) + years, Number(booked.slice(0, 2)), Number(booked.slice(2))))
    .find((each) => each !== null && at !== null && Math.abs(each - at) < HALF_YEAR)
  return near == null ? `${year}-${booked.slice(0, 2)}-${booked.slice(2)}` : formatDay(near)
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

export function said(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' || /^(NONREF|NOTPROVIDED)$/i.test(trimmed) ? null : trimmed
}
