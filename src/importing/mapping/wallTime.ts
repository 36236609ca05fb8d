const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The instant at which a wall clock in the timezone shows `wall`, given as if the clock were in UTC. Of two such
 * instants (the hour that autumn repeats) the earlier; of none (the hour that spring skips) the one after the gap.
 */
export function wallInstant(wall: number, timezone: string): string {
  const [before, after] = [offsetAt(wall - DAY, timezone), offsetAt(wall + DAY, timezone)]
  const candidates = [wall - before, wall - after].sort((left, right) => left - right)
  const right = candidates.find((instant) => instant + offsetAt(instant, timezone) === wall)
  return new Date(right ?? wall - before).toISOString()
}

const DAY = 86_400_000

function offsetAt(instant: number, timezone: string): number {
  let format = formats.get(timezone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      timeZoneName: 'longOffset',
      year: 'numeric',
    })
    formats.set(timezone, format)
  }
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes, seconds] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? []
  if (sign === undefined) return 0
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1_000
  return sign === '-' ? -size : size
}
