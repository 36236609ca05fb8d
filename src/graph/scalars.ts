import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import {
  DateTimeResolver,
  JSONResolver,
  LocalDateResolver,
  SafeIntResolver,
  TimeZoneResolver,
} from 'graphql-scalars'
import { isCurrencyCode } from './currency.ts'
import { isUuid } from './globalId.ts'

/** PostgreSQL and JavaScript agree on the years from 1 to 9999; beyond them a value would be lost on its way. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z')
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z')

/** How long the text of a plain day is. */
const DAY_LENGTH = '2026-02-15'.length

type Parse<T> = (value: unknown) => T

/** Reads a value and its literal alike; whatever goes wrong is an error of the caller's, with our sentence. */
function input<T>(rule: string, parse: Parse<T | null>) {
  const read = (value: unknown, refuse: (rule: string) => Error): T => {
    const parsed = attempt(() => parse(value))
    if (parsed === null) throw refuse(rule)
    return parsed
  }
  return {
    parseValue: (value: unknown) => read(value, (sentence) => new GraphQLError(sentence)),
    // Of an ordinary error graphql-js makes one of its own, which quotes the literal and says where it stands.
    parseLiteral: (node: ValueNode) => read(literalOf(node), (sentence) => new Error(sentence)),
  }
}

function attempt<T>(read: () => T | null): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

function literalOf(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value)
  return undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** What a caller gives as a date: an instant, or the text of a plain day, which filters alone take. */
export type InstantOrDay = Date | string

/** A plain day of the years 1 to 9999, such as `2026-02-15`; null for anything else. */
const readDay = (value: unknown): string | null =>
  isText(value) && !value.startsWith('0000') ? LocalDateResolver.parseValue(value) : null

export const DateTime = new GraphQLScalarType<InstantOrDay, Date | string>({
  name: 'DateTime',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  // Text comes from the database as it is answered (`read/plugin.ts`).
  serialize: (value) => (typeof value === 'string' ? value : DateTimeResolver.serialize(value)),
  description:
    'An instant, RFC 3339 with a zone: `2026-02-15T09:05:00Z` or `2026-02-15T10:05:00+01:00`, in the years 1 to 9999. ' +
    'Answers are in UTC with milliseconds. A date that does not exist is refused. Filters take a plain day, too, ' +
    "`2026-02-15`, and mean the whole day in the organization's timezone; nothing else does.",
  ...input<InstantOrDay>(
    'DateTime must be an existing date-time with a zone, such as "2026-02-15T09:05:00Z", or in a filter a day such as ' +
      '"2026-02-15", in the years 1 to 9999.',
    (value) => {
      if (isText(value) && value.length === DAY_LENGTH) return readDay(value)
      const instant = isText(value) ? DateTimeResolver.parseValue(value) : null
      return instant !== null && instant.getTime() >= FIRST_INSTANT && instant.getTime() <= LAST_INSTANT
        ? instant
        : null
    },
  ),
})

export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  serialize: (value) => LocalDateResolver.serialize(value),
  description: 'A calendar day without time or zone, in the years 1 to 9999: `2026-02-15`.',
  ...input('LocalDate must be an existing day such as "2026-02-15", in the years 1 to 9999.', readDay),
})

export const UUID = new GraphQLScalarType<string, string>({
  name: 'UUID',
  description: 'A UUID with dashes, in any case: `9a0b1c2d-3e4f-5a6b-7c8d-9e0f1a2b3c4d`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc9562',
  serialize: (value) => String(value),
  ...input('UUID must have the form "9a0b1c2d-3e4f-5a6b-7c8d-9e0f1a2b3c4d".', (value) =>
    isText(value) && isUuid(value) ? value.toLowerCase() : null,
  ),
})

export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number within ±9,007,199,254,740,991 (2^53 - 1), always a JSON number.',
  // PostgreSQL's bigint arrives as BigInt; the library takes numbers only.
  serialize: (value) => SafeIntResolver.serialize(typeof value === 'bigint' ? Number(value) : value),
  ...input('SafeInt must be a whole number within ±9007199254740991.', (value) =>
    Number.isSafeInteger(value) ? Number(value) : null,
  ),
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
  ...input('Decimal must be a string such as "12.5": digits, optionally a point and more digits.', (value) =>
    isText(value) && /^-?\d{1,20}(\.\d{1,10})?$/.test(value) ? value : null,
  ),
})

export const CurrencyCode = new GraphQLScalarType<string, string>({
  name: 'CurrencyCode',
  description:
    'An ISO 4217 currency code in upper case, historic codes included: `EUR`, `DEM`. ' +
    '307 codes; any other is refused.',
  specifiedByURL: 'https://www.iso.org/iso-4217-currency-codes.html',
  serialize: (value) => String(value),
  ...input('CurrencyCode must be a known currency code in upper case and quotes, such as "EUR".', (value) =>
    isText(value) && isCurrencyCode(value) ? value : null,
  ),
})
