/** The instant at which a day begins in a timezone, as the API takes it. */
export function startOfDay(day: string, timezone: string): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`)
  // The offset at a guess, then at what the guess leads to: on days when clocks change the two differ.
  const guess = asUtc - offsetAt(asUtc, timezone)
  return new Date(asUtc - offsetAt(guess, timezone)).toISOString()
}

/** The day of an instant in a timezone; the text itself where it is a day already. */
export function dayOf(instant: string, timezone: string): string {
  if (!instant.includes('T')) return instant
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(new Date(instant))
}

function offsetAt(instant: number, timezone: string): number {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant)
  return Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(instant / 1_000) * 1_000
}
