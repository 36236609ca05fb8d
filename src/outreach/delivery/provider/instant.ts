// Epoch seconds stay below this until the year 5138; epoch milliseconds have been above it since 1973.
const FIRST_MILLISECONDS = 100_000_000_000
const LAST = Date.UTC(9999, 0)
const EPOCH = /^\d{1,14}(?:\.\d{1,12})?$/
const ISO =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d))?(?:\.(\d{1,9}))?\s?(?:(Z|UTC)|([+-]\d\d):?(\d\d)?)$/i

/**
 * An instant as services write it: epoch seconds or milliseconds as number or text, or ISO 8601 with up to nine decimals.
 * Null for a time without a zone: it would be that of an account whose zone nobody tells.
 */
export function instantOf(value: unknown): Date | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const time = EPOCH.test(text) ? timeOfEpoch(Number(text)) : timeOfIso(text)
  return time > 0 && time < LAST ? new Date(time) : null
}

/** The first of these values that is an instant. */
export function firstInstant(...values: readonly unknown[]): Date | null {
  for (const value of values) {
    const instant = instantOf(value)
    if (instant !== null) return instant
  }
  return null
}

function timeOfEpoch(epoch: number): number {
  return Math.floor(epoch < FIRST_MILLISECONDS ? epoch * 1000 : epoch)
}

function timeOfIso(text: string): number {
  const [, day, time, seconds = '00', fraction = '', utc, hours, minutes = '00'] = ISO.exec(text) ?? []
  const zone = utc === undefined ? `${hours}:${minutes}` : 'Z'
  return Date.parse(`${day}T${time}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`)
}
