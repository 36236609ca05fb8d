const DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

export function formatFor(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
    formats.set(timezone, format)
  }
  return format
}

/** Offsets kept for one timezone: a ledger's dates lie within some thousand days. */
const MAX_DAYS = 20_000

const offsetsByTimezone = new Map<string, Map<number, number | null>>()

/** What a wall clock in the timezone shows at the instant, in milliseconds as if it were UTC. */
export function wallClock(instant: Date, timezone: string): number {
  const time = instant.getTime()
  const offset = offsetOn(Math.floor(time / DAY), timezone)
  return offset === null ? readClock(instant, timezone) : time + offset
}

/** The offset of the timezone all through a UTC day; null on a day on which it changes. */
function offsetOn(day: number, timezone: string): number | null {
  let offsets = offsetsByTimezone.get(timezone)
  if (offsets === undefined) {
    offsets = new Map()
    offsetsByTimezone.set(timezone, offsets)
  }
  let offset = offsets.get(day)
  if (offset === undefined) {
    if (offsets.size >= MAX_DAYS) offsets.clear()
    const [first, last] = [day * DAY, (day + 1) * DAY].map(
      (time) => readClock(new Date(time), timezone) - time,
    )
    // No clock changes twice within a day.
    offset = first === undefined || first !== last ? null : first
    offsets.set(day, offset)
  }
  return offset
}

/** The same from the timezone data, which takes a hundred times as long. */
function readClock(instant: Date, timezone: string): number {
  const part: Record<string, string> = {}
  for (const { type, value } of formatFor(timezone).formatToParts(instant)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const time = new Date(0)
  time.setUTCFullYear(year, Number(part.month) - 1, Number(part.day))
  time.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second))
  return time.getTime()
}
