import { sql } from '../../database/sql.ts'
import type { Change } from '../change.ts'
import type { Context } from '../context.ts'
import { refuse } from '../error.ts'
import { announce } from '../live/announce.ts'
import { claimKey, keepResult, LONGEST_KEY, type Result } from './idempotency.ts'
import { Refusal, refusal, type UserErrorRow } from './userError.ts'
import type { DirectWork, Transaction } from './work.ts'

/** What a change leaves behind. */
export type Changed = {
  /** What the payload is read from, now and when the deed is asked for again under its key. */
  result: Result
  entity: { type: string; id: string }
  /** For the audit log. */
  changes: Record<string, unknown>
  /** For those who look at it live. */
  announced?: readonly Change[]
}

export type Deed<Input, Kind extends DirectWork> = {
  action: string
  input: Input & { idempotencyKey?: string | null | undefined }
  organizationOf: (context: Context, input: Input) => string
  transaction: Transaction<Kind>
  change: (work: Kind, input: Input) => Promise<Changed>
}

/** What a payload resolves from; without a result nothing was changed. */
export type Outcome = { organizationId: string; result: Result | null; userErrors: readonly UserErrorRow[] }

/**
 * One mutation, whole or not at all: the change, its row in the audit log, the result kept under its key and the word to
 * those who look on are one transaction. What is refused leaves only a row in the audit log.
 */
export async function perform<Input, Kind extends DirectWork>(
  context: Context,
  deed: Deed<Input, Kind>,
): Promise<Outcome> {
  let organizationId: string | null = null
  try {
    organizationId = deed.organizationOf(context, deed.input)
    if (context.viewer.isReadOnly) throw readOnly()
    const result = await inTransaction(context, organizationId, deed)
    return { organizationId, result, userErrors: [] }
  } catch (error) {
    // A token that may only read is refused for that, also where something else is wrong with the input.
    const refused = context.viewer.isReadOnly ? readOnly() : error
    await context.audit.refused(context, { action: deed.action, organizationId, error: refused })
    if (!(refused instanceof Refusal)) throw refused
    return { organizationId: organizationId ?? '', result: null, userErrors: refused.userErrors }
  } finally {
    // What was read before is no longer what is stored.
    context.loaders.clear()
  }
}

function readOnly(): Error {
  return refuse('FORBIDDEN', 'This token may only read: use one that was created without `--read-only`.')
}

function inTransaction<Input, Kind extends DirectWork>(
  context: Context,
  organizationId: string,
  deed: Deed<Input, Kind>,
): Promise<Result> {
  const { action, input } = deed
  const key = checkKey(input.idempotencyKey)
  return deed.transaction(context, organizationId, async (work) => {
    const known = key === null ? null : await claimKey(work, { key, action, input })
    if (known !== null) return known
    const changed = await deed.change(work, input)
    const { entity, changes } = changed
    const entry = context.audit.done(context, { action, organizationId, entity, changes })
    work.tell(sql`with entry as (${entry}) ${announce(organizationId, changed.announced ?? [])}`)
    if (key !== null) keepResult(work, key, changed.result)
    return changed.result
  })
}

function checkKey(key: string | null | undefined): string | null {
  if (key === null || key === undefined) return null
  if (key.length > 0 && key.length <= LONGEST_KEY) return key
  throw refusal('INVALID', 'idempotencyKey', `The idempotency key has 1 to ${LONGEST_KEY} characters.`)
}
