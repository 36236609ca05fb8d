import type { builder } from '../builder.ts'
import { takesNull } from '../nulls/declaration.ts'
import type { InstantOrDay } from '../scalars.ts'
import { refusal } from './userError.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

/** For what several people may change at a time. */
export const expectedUpdatedAt = (t: InputFields) => ({
  expectedUpdatedAt: t.field({
    ...takesNull,
    type: 'DateTime',
    description:
      'The `updatedAt` that you have read. Where the thing was changed since: STALE, and nothing is changed. Left out or ' +
      'null: whatever it is by now is changed.',
  }),
})

/** Refuses where the row, which must be locked, is not as it was when the caller read it. */
export function checkNotStale(row: { updatedAt: Date }, expected: InstantOrDay | null | undefined): void {
  if (expected === null || expected === undefined) return
  if (typeof expected === 'string')
    throw refusal('INVALID', 'expectedUpdatedAt', 'A day alone is no instant.')
  if (expected.getTime() === row.updatedAt.getTime()) return
  const message = `It was changed at ${row.updatedAt.toISOString()}, after what you have read.`
  throw refusal('STALE', 'expectedUpdatedAt', message)
}
