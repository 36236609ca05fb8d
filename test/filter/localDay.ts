/** Where the filtered organization counts its days. */
export const TIMEZONE = 'America/New_York'

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: TIMEZONE, dateStyle: 'short' })

/** `2026-03-13`: the day that an instant falls on there. */
export const localDay = (instant: string): string => format.format(new Date(instant))
