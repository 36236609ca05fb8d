const DATE = /\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4} \d{1,2}:\d{2}/i

/** The first of several dates (RFC 5322 section 3.3) that is usable, or null. */
export function reportTime(dates: readonly (string | undefined)[]): Date | null {
  for (const text of dates) {
    if (!text || text.length > 200 || !DATE.test(text)) continue
    const date = new Date(text.replace(/\([^()]{0,50}\)/g, ' ').trim())
    if (!Number.isNaN(date.getTime()) && date.getTime() > 0) return date
  }
  return null
}
