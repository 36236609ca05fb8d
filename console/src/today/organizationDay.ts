/** The calendar day that it is at an instant in a timezone: `2026-03-13`. */
export function dayIn(timezone: string, instant: Date = new Date()): string {
  // This language writes days in the order that sorts.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(instant)
}

/** So many days later, or earlier below zero. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
