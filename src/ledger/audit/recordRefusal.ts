import { GraphQLError } from 'graphql'
import type { Context } from '../../graph/context.ts'
import { Refusal } from '../../graph/mutation/userError.ts'
import { type AuditActor, type RefusedAttempt, refusalStatement } from './record.ts'
import { isRefusalCode } from './refusalCode.ts'

/** What the audit log has to know of a request. */
export type AuditedRequest = Pick<Context, 'database' | 'viewer' | 'now' | 'requestId' | 'clientAddress'>

type Refused = {
  action: string
  /** Null where the input names none of the viewer's. */
  organizationId: string | null
  errors: RefusedAttempt['errors']
}

export function actorOf({ viewer, requestId, clientAddress }: Omit<AuditedRequest, 'database'>): AuditActor {
  const { userId: actorUserId, tokenId, tokenName } = viewer
  return { source: 'API', actorUserId, tokenId, tokenName, clientAddress, requestId }
}

/**
 * Accounts for a mutation that was refused, in a transaction of its own. An attempt on something foreign stands in the
 * log of the default organization of the person who tried: the other one's log is not theirs to write to. Somebody without
 * an organization has no log.
 */
export async function recordRefusal(
  request: AuditedRequest,
  { action, organizationId, errors }: Refused,
): Promise<void> {
  const { database, viewer, now } = request
  const [first] = viewer.memberships.keys()
  const place = organizationId ?? first
  if (place === undefined || errors.length === 0) return
  const attempt = { organizationId: place, occurredAt: now, action, ...actorOf(request), errors }
  await database.transact((run) => run(refusalStatement(attempt)))
}

/** Why something was refused; none for faults of ours, which are no refusals. */
export function refusalsIn(error: unknown): RefusedAttempt['errors'] {
  if (error instanceof Refusal) {
    return error.userErrors.map(({ code, field }) => ({ code, field: field.join('.') }))
  }
  if (!(error instanceof GraphQLError) || !isRefusalCode(error.extensions.code)) return []
  const { code, argument } = error.extensions
  return [typeof argument === 'string' ? { code, field: argument } : { code }]
}
