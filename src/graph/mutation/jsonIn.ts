import { Prisma } from '../../../prisma/generated/client/client.ts'
import { findUnstorable } from '../../database/storable.ts'
import { refusal } from './userError.ts'

/** What a value in any form may have, where the input says nothing else. */
export const MOST_JSON_BYTES = 65_536

/** JSON as Prisma stores it; null is no value at all. */
export function jsonIn(
  value: unknown,
  field: string,
  mostBytes = MOST_JSON_BYTES,
): Prisma.InputJsonValue | typeof Prisma.DbNull {
  if (value === null || value === undefined) return Prisma.DbNull
  const found = findUnstorable(value)
  if (found !== null) {
    const place = found.path.length === 0 ? 'It' : found.path.join('.')
    throw refusal('INVALID', field, `${place} ${found.reason}.`)
  }
  const bytes = Buffer.byteLength(JSON.stringify(value))
  if (bytes > mostBytes) {
    throw refusal('INVALID', field, `It has ${bytes} bytes as JSON; at most ${mostBytes} are kept.`)
  }
  // What the scalar took is JSON.
  return value as Prisma.InputJsonValue
}
