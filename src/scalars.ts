import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import {
  DateTimeResolver,
  JSONResolver,
  LocalDateResolver,
  SafeIntResolver,
  TimeZoneResolver,
  UUIDResolver,
} from 'graphql-scalars'
import { isCurrencyCode } from './currency.ts'

/** PostgreSQL and JavaScript agree on the years from 1 to 9999; beyond them a value would be lost on its way. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z')

function checkedInstant(value: Date | null | undefined): Date {
  if (!(value instanceof Date)) throw new GraphQLError('DateTime must be a date-time with a zone.')
  if (value.getTime() < FIRST_INSTANT) {
    throw new GraphQLError(`DateTime cannot represent an instant before the year 1: ${value.toISOString()}.`)
  }
  return value
}

const dateTime = DateTimeResolver.toConfig()

export const DateTime = new GraphQLScalarType<Date, Date>({
  ...dateTime,
  description:
    'An instant, RFC 3339 with a zone: `2026-02-15T09:05:00Z` or `2026-02-15T10:05:00+01:00`. ' +
    'Answers are in UTC with milliseconds. A date that does not exist is refused.',
  parseValue: (value) => checkedInstant(dateTime.parseValue(value)),
  parseLiteral: (node, variables) => checkedInstant(dateTime.parseLiteral(node, variables)),
})

export const LocalDate = new GraphQLScalarType({
  ...LocalDateResolver.toConfig(),
  description: 'A calendar day without time or zone: `2026-02-15`.',
})

export const UUID = new GraphQLScalarType({
  ...UUIDResolver.toConfig(),
  description: 'A UUID with dashes, in any case: `9a0b1c2d-3e4f-5a6b-7c8d-9e0f1a2b3c4d`.',
})

export const SafeInt = new GraphQLScalarType({
  ...SafeIntResolver.toConfig(),
  // PostgreSQL's bigint arrives as BigInt; the library takes numbers only.
  serialize: (value) => SafeIntResolver.serialize(typeof value === 'bigint' ? Number(value) : value),
  description: 'A whole number within ±9,007,199,254,740,991 (2^53 - 1), always a JSON number.',
})

export const TimeZone = new GraphQLScalarType({
  ...TimeZoneResolver.toConfig(),
  description: 'An IANA timezone name: `Europe/Berlin`.',
})

export const Json = new GraphQLScalarType({
  ...JSONResolver.toConfig(),
  name: 'JSON',
  description: 'Any JSON value, as the source gave it.',
})

/** Exact in, exact out: a decimal is text from the database to the answer, never a float. */
export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as a string, without exponent: `"12.5"`.',
  serialize: (value) => String(value),
  parseValue: (value) => parseDecimal(value),
  parseLiteral: (node) =>
    parseDecimal(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : null),
})

function parseDecimal(value: unknown): string {
  if (typeof value === 'string' && /^-?\d{1,20}(\.\d{1,10})?$/.test(value)) return value
  throw new GraphQLError(
    'Decimal must be a string such as "12.5": digits, optionally a point and more digits.',
  )
}

export const CurrencyCode = new GraphQLScalarType<string, string>({
  name: 'CurrencyCode',
  description:
    'An ISO 4217 currency code in upper case, historic codes included: `EUR`, `DEM`. ' +
    'The 306 documented codes and ZWG; any other is refused.',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  serialize: (value) => String(value),
  parseValue: (value) => parseCurrency(value),
  parseLiteral: (node) => parseCurrency(node.kind === Kind.STRING ? node.value : null),
})

function parseCurrency(value: unknown): string {
  if (typeof value === 'string' && isCurrencyCode(value)) return value
  throw new GraphQLError('CurrencyCode must be a known currency code in upper case, such as "EUR".')
}
