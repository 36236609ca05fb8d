import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallClock } from '../../../src/graph/calendar/wallClock.ts'
import { nextOpening } from '../../../src/outreach/eligibility/nextOpening.ts'

const WEEK = [1, 2, 3, 4, 5]
const OFFICE = { windowStart: 9 * 60, windowEnd: 17 * 60 + 30, weekdays: WEEK }
const ALWAYS = { windowStart: null, windowEnd: null, weekdays: [] }

type Case = [
  name: string,
  window: Parameters<typeof nextOpening>[0],
  timezone: string,
  at: string,
  opens: string | null,
]

describe('the window', () => {
  test.each<Case>([
    ['without bounds is always open', ALWAYS, 'Europe/Berlin', '2026-03-14T02:00:00Z', null],
    ['is open at its first minute', OFFICE, 'Europe/Berlin', '2026-03-13T08:00:00Z', null],
    [
      'is closed a moment before it',
      OFFICE,
      'Europe/Berlin',
      '2026-03-13T07:59:59.999Z',
      '2026-03-13T08:00:00Z',
    ],
    [
      'is closed at its end, until Monday',
      OFFICE,
      'Europe/Berlin',
      '2026-03-13T16:30:00Z',
      '2026-03-16T08:00:00Z',
    ],
    ['is open a moment before its end', OFFICE, 'Europe/Berlin', '2026-03-13T16:29:59.999Z', null],
    [
      'opens on Monday after a Saturday',
      OFFICE,
      'Europe/Berlin',
      '2026-03-14T11:00:00Z',
      '2026-03-16T08:00:00Z',
    ],
    [
      'opens by the clock of the week after it changed',
      OFFICE,
      'Europe/Berlin',
      '2026-03-28T11:00:00Z',
      '2026-03-30T07:00:00Z',
    ],
    [
      'counts the weekday where the organization is',
      OFFICE,
      'Pacific/Auckland',
      '2026-03-13T11:00:00Z',
      '2026-03-15T20:00:00Z',
    ],
    [
      'ends with the day and opens on the next allowed one',
      { windowStart: 20 * 60, windowEnd: 1440, weekdays: [1, 3] },
      'UTC',
      '2026-03-10T00:00:00Z',
      '2026-03-11T20:00:00Z',
    ],
    [
      'is open in the last minute before midnight',
      { windowStart: 20 * 60, windowEnd: 1440, weekdays: [1] },
      'UTC',
      '2026-03-09T23:59:00Z',
      null,
    ],
    [
      'of one weekday opens a week later, once it is over',
      { windowStart: 60, windowEnd: 120, weekdays: [7] },
      'UTC',
      '2026-03-15T02:00:00Z',
      '2026-03-22T01:00:00Z',
    ],
    [
      'by weekdays alone opens at midnight',
      { windowStart: null, windowEnd: null, weekdays: WEEK },
      'America/New_York',
      '2026-03-07T12:00:00Z',
      '2026-03-09T04:00:00Z',
    ],
    [
      'that begins in the hour that spring skips opens after it',
      { windowStart: 150, windowEnd: 300, weekdays: [] },
      'Europe/Berlin',
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'that begins in the hour that autumn repeats opens the first time',
      { windowStart: 150, windowEnd: 300, weekdays: [] },
      'Europe/Berlin',
      '2026-10-24T23:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
  ])('%s', (_name, window, timezone, at, opens) => {
    expect(nextOpening(window, timezone, new Date(at))).toEqual(opens === null ? null : new Date(opens))
  })

  test('opens at the first quarter of an hour at which it is open, whatever it is and wherever', () => {
    const QUARTER = 900_000
    const window = fc.record({
      start: fc.integer({ min: 0, max: 90 }),
      length: fc.integer({ min: 1, max: 95 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      at: fc.integer({ min: Date.parse('2026-01-01') / QUARTER, max: Date.parse('2026-12-31') / QUARTER }),
      timezone: fc.constantFrom(
        'UTC',
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kathmandu',
        'Pacific/Auckland',
      ),
    })
    fc.assert(
      fc.property(window, ({ start, length, weekdays, at, timezone }) => {
        const end = Math.min(start + length, 96)
        // The hours in which clocks change stand in the cases above.
        fc.pre(start > 16)
        const isOpen = (quarter: number) => {
          const wall = new Date(wallClock(new Date(quarter * QUARTER), timezone))
          const ofDay = wall.getUTCHours() * 4 + Math.floor(wall.getUTCMinutes() / 15)
          const weekday = wall.getUTCDay() === 0 ? 7 : wall.getUTCDay()
          return ofDay >= start && ofDay < end && (weekdays.length === 0 || weekdays.includes(weekday))
        }
        let expected = at
        while (!isOpen(expected)) expected += 1
        const settings = { windowStart: start * 15, windowEnd: end * 15, weekdays }

        expect(nextOpening(settings, timezone, new Date(at * QUARTER))?.getTime() ?? at * QUARTER).toBe(
          expected * QUARTER,
        )
      }),
    )
  })
})
