import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay, isTimezone, localDay, startOfDay } from '../../src/graph/calendar/day.ts'

const TIMEZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
]

test('a day starts at the first instant that falls on it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TIMEZONES), fc.integer({ min: -20_000, max: 40_000 }), (timezone, day) => {
      const start = startOfDay(day, timezone)

      // Samoa skipped a day; then the next one starts there.
      expect(localDay(start, timezone)).toBeGreaterThanOrEqual(day)
      expect(localDay(new Date(start.getTime() - 1), timezone)).toBeLessThan(day)
    }),
    { numRuns: 500 },
  )
})

test('days follow the wall clock of the timezone', () => {
  const instant = new Date('2026-03-13T03:30:00Z')

  expect(formatDay(localDay(instant, 'America/New_York'))).toBe('2026-03-12')
  expect(formatDay(localDay(instant, 'Europe/Berlin'))).toBe('2026-03-13')
})

test('only names with rules of their own are timezones', () => {
  expect(isTimezone('Europe/Berlin')).toBe(true)
  expect(isTimezone('UTC')).toBe(true)
  expect(isTimezone('+01:00')).toBe(false)
  expect(isTimezone('Europe/Atlantis')).toBe(false)
  expect(isTimezone('')).toBe(false)
})
