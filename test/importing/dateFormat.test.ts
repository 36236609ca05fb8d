import { describe, expect, it } from 'vitest'
import { dateFormat } from '../../src/exchange/import/mapping/dateFormat.ts'
import { wallInstant } from '../../src/graph/calendar/wallInstant.ts'

describe('a date format', () => {
  it.each([
    ['M/D/YYYY', '1/2/2013', '2013-01-02'],
    ['M/D/YYYY', '11/26/2012', '2012-11-26'],
    ['DD/MM/YYYY', '03/01/2012', '2012-01-03'],
    ['D.M.YYYY', '3.1.2012', '2012-01-03'],
    ['YYYYMMDD', '20260215', '2026-02-15'],
  ])('%s reads %s', (format, text, day) => {
    expect(dateFormat(format)?.readDay(text)).toBe(day)
  })

  it.each([
    ['M/D/YYYY', '13/1/2013'],
    ['M/D/YYYY', '2/30/2026'],
    ['DD/MM/YYYY', '3/1/2012'],
    ['YYYY-MM-DD', '2026-02-30'],
    ['YYYY-MM-DD', '2026-02-15 10:00'],
    ['YYYY-MM-DD HH:mm', '2026-02-15 24:00'],
  ])('%s does not read %s', (format, text) => {
    expect(dateFormat(format)?.readDay(text)).toBeNull()
  })

  it.each(['', 'MM/YYYY', 'DD/DD/MM/YYYY', 'YYYY-MM-DD mm:ss', 'D M'])('%j is no format', (format) => {
    expect(dateFormat(format)).toBeNull()
  })

  it('reads a time in its timezone, summer and winter', () => {
    const format = dateFormat('YYYY-MM-DD HH:mm:ss')

    expect(format?.readInstant('2011-07-01 12:00:00', 'Europe/London')).toBe('2011-07-01T11:00:00.000Z')
    expect(format?.readInstant('2011-12-01 12:00:00', 'Europe/London')).toBe('2011-12-01T12:00:00.000Z')
  })
})

describe('a wall clock', () => {
  const at = (text: string, timezone: string) => wallInstant(Date.parse(`${text}Z`), timezone).toISOString()

  it('shows a skipped hour one hour later', () => {
    expect(at('2026-03-29T02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('shows a repeated hour the first time', () => {
    expect(at('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('is right on the day of the change, before and after it', () => {
    expect(at('2026-03-29T01:59:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:59.000Z')
    expect(at('2026-03-29T03:00:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
    expect(at('2026-11-01T12:00:00', 'America/New_York')).toBe('2026-11-01T17:00:00.000Z')
  })
})
