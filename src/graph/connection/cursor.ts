import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Day } from '../calendar/day.ts'
import { refuse } from '../error.ts'
import type { SortValues } from './order.ts'

const SEAL_BYTES = 12
const MAX_DAY = 1_000_000

/**
 * A cursor holds the sort values of its row, so it stays right when the row is deleted. Its seal covers what the
 * list was: organization, parent, filter and order. A cursor that was changed or made for another list does not
 * open.
 */
export type CursorSeal = { key: Buffer; list: string }

export function encodeCursor(seal: CursorSeal, asOf: Day, values: SortValues): string {
  const body = Buffer.from(JSON.stringify([asOf, ...values]))
  return Buffer.concat([sealOf(seal, body), body]).toString('base64url')
}

/** The sort values in the cursor. Throws INVALID_CURSOR, naming the argument, for any other text. */
export function decodeCursor(seal: CursorSeal, argument: 'after' | 'before', cursor: string): SortValues {
  const bytes = Buffer.from(cursor, 'base64url')
  const body = bytes.subarray(SEAL_BYTES)
  const isGenuine =
    bytes.length > SEAL_BYTES &&
    bytes.toString('base64url') === cursor &&
    timingSafeEqual(bytes.subarray(0, SEAL_BYTES), sealOf(seal, body))
  if (!isGenuine) {
    throw refuse(
      'INVALID_CURSOR',
      `${argument}: this cursor does not belong to this list. Cursors are only good for the organization, the ` +
        'filter and the order they were made with.',
      { argument },
    )
  }
  // Only what this server sealed gets here.
  const [, ...values] = JSON.parse(body.toString()) as [Day, ...SortValues]
  return values
}

/**
 * The day a cursor was made on, so that a list sorted by something that changes at midnight is read on as it was begun.
 * Not trusted: a cursor that was changed is refused when it is opened.
 */
export function dayOfCursor(cursor: string | null | undefined): Day | null {
  if (cursor === null || cursor === undefined) return null
  try {
    const [day] = JSON.parse(Buffer.from(cursor, 'base64url').subarray(SEAL_BYTES).toString()) as unknown[]
    return typeof day === 'number' && Number.isInteger(day) && Math.abs(day) < MAX_DAY ? day : null
  } catch {
    return null
  }
}

/** What a cursor holds, whoever made it: null where that is no list of sort values. Not trusted, as above. */
export function valuesOfCursor(cursor: string): SortValues | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(cursor, 'base64url').subarray(SEAL_BYTES).toString())
    const values = Array.isArray(body) ? body.slice(1) : [0]
    return values.every((value) => value === null || typeof value === 'string') ? values : null
  } catch {
    return null
  }
}

function sealOf({ key, list }: CursorSeal, body: Buffer): Buffer {
  return createHmac('sha256', key).update(list).update('\0').update(body).digest().subarray(0, SEAL_BYTES)
}
