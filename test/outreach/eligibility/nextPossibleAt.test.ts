import { expect, test } from 'vitest'
import { outreachMoment } from '../../../src/outreach/eligibility/moment.ts'
import { nextPossibleAt } from '../../../src/outreach/eligibility/until.ts'

const FRIDAY = new Date('2026-03-13T11:00:00Z')
const until = (text: string | null) => ({ until: text === null ? null : new Date(text) })

test.each<[string, (string | null)[], string | null]>([
  ['is now when nothing blocks', [], '2026-03-13T11:00:00Z'],
  ['is never known when something does not end by itself', ['2026-03-13T12:00:00Z', null], null],
  ['is when the last blocker ends', ['2026-03-13T12:00:00Z', '2026-03-13T13:00:00Z'], '2026-03-13T13:00:00Z'],
  ['waits for the window when they end outside it', ['2026-03-13T20:00:00Z'], '2026-03-16T08:00:00Z'],
  ['is when the window opens when nothing else blocks', ['2026-03-16T08:00:00Z'], '2026-03-16T08:00:00Z'],
])('the next possible instant %s', (_name, ends, expected) => {
  const outreach = {
    windowStart: 9 * 60,
    windowEnd: 17 * 60,
    weekdays: [1, 2, 3, 4, 5],
    minDaysBetweenOutreach: 0,
    inboundGracePeriodDays: 0,
  }
  const moment = outreachMoment({ id: 'any', timezone: 'Europe/Berlin', outreach }, FRIDAY)

  expect(nextPossibleAt(ends.map(until), moment)).toEqual(expected === null ? null : new Date(expected))
})
