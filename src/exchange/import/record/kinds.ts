import { isTimezone } from '../../../graph/calendar/day.ts'
import { isCurrencyCode } from '../../../graph/currency.ts'
import { Refusal } from '../rejection.ts'
import type { Field, Schema } from './field.ts'
import { INSTANT_PATTERN, readInstant } from './instant.ts'
import { orderedJson } from './orderedJson.ts'

const MOST_JSON_CHARACTERS = 100_000
const MOST_TRANSCRIPT_CHARACTERS = 1_000_000
const MOST_CONTENT_CHARACTERS = 14_000_000
const LARGEST_INT = 2_147_483_647
const MINUTES_OF_DAY = 24 * 60

function textField(schema: Schema, check?: (text: string) => string | null): Field<string> {
  return {
    kind: 'text',
    isRequired: true,
    schema: { type: 'string', ...schema },
    read: (value) => {
      const text = String(value)
      const fault = check?.(text) ?? null
      if (fault !== null) throw new Refusal(null, fault)
      return text
    },
  }
}

/** A name, number or another short text that is not blank. */
export const label = textField({
  minLength: 1,
  maxLength: 255,
  pattern: '\\S',
  description: 'text that is not blank',
})

/** A Message-ID, which may be longer than a name. */
export const longLabel = textField({
  minLength: 1,
  maxLength: 1_000,
  pattern: '\\S',
  description: 'text that is not blank',
})

export const longText = textField({ maxLength: 100_000 })

/** What was said in a call: an hour of it has some 60,000 characters. */
export const transcriptText = textField({ maxLength: MOST_TRANSCRIPT_CHARACTERS })

/** A file of up to 10 MB. */
export const base64 = textField(
  {
    maxLength: MOST_CONTENT_CHARACTERS,
    description: 'a file in Base64',
  },
  (text) => (isBase64(text) ? null : 'must be Base64'),
)

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

export const url = textField(
  { maxLength: 2048, pattern: '^https?://\\S+$', description: 'a URL that begins with http:// or https://' },
  (text) => (URL.canParse(text) ? null : 'must be a URL'),
)

export const uuid = textField({ format: 'uuid', description: 'a UUID' })

export const currencyCode = textField(
  { minLength: 3, maxLength: 3, description: 'an ISO 4217 currency code in upper case' },
  (text) => (isCurrencyCode(text) ? null : `"${text}" is not a currency code`),
)

export const timezoneName = textField({ maxLength: 255, description: 'an IANA timezone name' }, (text) =>
  isTimezone(text) ? null : `"${text}" is not a timezone`,
)

export function oneOf<const V extends string>(values: Record<V, V>): Field<V> {
  return {
    kind: 'text',
    isRequired: true,
    schema: { type: 'string', enum: Object.keys(values) },
    // The schema has been checked: one of the values.
    read: (value) => value as V,
  }
}

export const flag: Field<boolean> = {
  kind: 'boolean',
  isRequired: true,
  schema: { type: 'boolean' },
  read: (value) => value === true,
}

export const wholeNumber: Field<number> = {
  kind: 'integer',
  isRequired: true,
  schema: { type: 'integer', minimum: 0, maximum: LARGEST_INT },
  read: (value) => Number(value) + 0,
}

export const weekday: Field<number> = {
  ...wholeNumber,
  schema: { type: 'integer', minimum: 1, maximum: 7, description: 'an ISO weekday: 1 is Monday' },
}

/** Kept as minutes after midnight. */
export const clockTime: Field<number> = {
  kind: 'text',
  isRequired: true,
  schema: {
    type: ['string', 'integer'],
    pattern: '^\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$',
    minimum: 0,
    maximum: MINUTES_OF_DAY,
    description: 'a local time such as 09:30, or minutes after midnight',
  },
  read: (value) => {
    if (typeof value === 'number') return value
    const [hours, minutes] = String(value).split(':').map(Number)
    const time = (hours ?? 0) * 60 + (minutes ?? 0)
    if (time <= MINUTES_OF_DAY && (minutes ?? 0) < 60) return time
    throw new Refusal(null, `"${value}" is a time that no clock shows`)
  },
}

/** Minor units of the record's currency. */
export const amount: Field<bigint> = {
  kind: 'amount',
  isRequired: true,
  schema: {
    type: 'integer',
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'an amount in minor units: 12.34 USD is 1234',
  },
  read: (value) => BigInt(Number(value)),
}

/** The same where nothing and less make no sense. */
export const positiveAmount: Field<bigint> = {
  ...amount,
  schema: { ...amount.schema, minimum: 1, description: 'an amount above zero in minor units' },
}

export const decimal = decimalField('-?', { whole: 14, fraction: 6 })

/** What one unit of a currency is worth. */
export const rate = decimalField('', { whole: 20, fraction: 10 })

/** Exact as text, without zeros that say nothing. */
function decimalField(sign: '-?' | '', digits: { whole: number; fraction: number }): Field<string> {
  const { whole: most, fraction: after } = digits
  const description = `a number with at most ${most} digits before and ${after} after the point`
  const written = new RegExp(`^(${sign})0*(\\d{1,${most}}?)(?:\\.(\\d{0,${after - 1}}[1-9])?0*)?$`)
  return {
    kind: 'decimal',
    isRequired: true,
    schema: {
      type: ['string', 'number'],
      pattern: `^${sign}\\d{1,${most}}(\\.\\d{1,${after}})?$`,
      description,
    },
    read: (value) => {
      const parts = written.exec(String(value))
      if (parts === null) throw new Refusal(null, `must be ${description}`)
      const [, minus = '', whole = '0', fraction] = parts
      const exact = fraction === undefined ? whole : `${whole}.${fraction}`
      return exact === '0' ? '0' : minus + exact
    },
  }
}

/** Kept as an ISO date-time in UTC. */
export const instant: Field<string> = {
  kind: 'instant',
  isRequired: true,
  schema: {
    type: 'string',
    pattern: INSTANT_PATTERN,
    description:
      "a day such as 2026-02-15, which is its start in the organization's timezone, " +
      'or a date-time with a zone such as 2026-02-15T09:05:00Z',
  },
  read: (value, timezone) => readInstant(String(value), timezone),
}

export const day: Field<string> = {
  kind: 'day',
  isRequired: true,
  schema: { type: 'string', format: 'date', description: 'a day of the calendar such as 2026-02-15' },
  read: (value) => {
    if (String(value).startsWith('0000')) throw new Refusal(null, 'must not lie before the year 1')
    return String(value)
  },
}

function jsonField(schema: Schema, most = MOST_JSON_CHARACTERS): Field<unknown> {
  return {
    kind: 'json',
    isRequired: true,
    schema,
    read: (value) => {
      if (JSON.stringify(value).length <= most) return orderedJson(value)
      throw new Refusal(null, `must not have more than ${most} characters as JSON`)
    },
  }
}

export const jsonObject = jsonField({ type: 'object' })
export const jsonValue = jsonField({})
export const transcriptJson = jsonField({}, MOST_TRANSCRIPT_CHARACTERS)
