import type { Ledger } from '../../src/demo/ledger.ts'
import { makeLedger } from '../../src/demo/makeLedger.ts'

export const NOW = new Date('2026-11-18T14:30:00Z')

/** Moments at which little is open, the clocks change or a year begins. */
export const ODD_MOMENTS = [
  '2027-01-01T00:30:00Z',
  '2026-03-29T01:00:00Z',
  '2026-11-01T06:00:00Z',
  '2028-02-29T23:59:59Z',
]

const made = new Map<string, Ledger>()

/** The ledger of a moment, made once in each file of tests. */
export function ledgerAt(moment: Date | string): Ledger {
  const at = new Date(moment)
  const known = made.get(at.toISOString()) ?? makeLedger(at).ledger
  made.set(at.toISOString(), known)
  return known
}

export function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** The row of this id, which is there. */
export function rowOf<T>(rows: ReadonlyMap<string, T>, id: string | null): T {
  const row = rows.get(id ?? '')
  if (row === undefined) throw new Error(`There is no row ${id}.`)
  return row
}

/** The hour of the day, and whether it is a Saturday or Sunday, where the organization is. */
export function localHour(at: Date, timeZone: string): { hour: number; isWeekend: boolean } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    weekday: 'short',
    timeZone,
  }).formatToParts(at)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return { hour: Number(part('hour')), isWeekend: part('weekday').startsWith('S') }
}
