import type { Context } from '../../../graph/context.ts'
import type { Outcome } from '../../../graph/mutation/perform.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { ApiTokenRow } from '../apiTokenType.ts'

/** Resolves the viewer's own token whose id is the `id` of the result, as it is after the change. */
export function changedToken(
  { result }: Outcome,
  _arguments: object,
  { database, viewer }: Context,
): Promise<ApiTokenRow | null> | null {
  if (typeof result?.id !== 'string') return null
  const where = { id: result.id, userId: viewer.userId }
  return database.apiToken.findFirst({ where, omit: { hash: true } })
}

type Deed = { context: Context; action: string; id: string; changes: Record<string, unknown> }

/**
 * A token opens all organizations of the person, so each of them has it in its audit log. What it is called stands in the log of the
 * one in whose name it was done, and not in those of the others.
 */
export function tellOtherOrganizations(work: Work, { context, action, id, changes }: Deed): void {
  for (const organizationId of work.viewer.memberships.keys()) {
    if (organizationId === work.organizationId) continue
    work.tell(
      context.audit.done(context, { action, organizationId, entity: { type: 'ApiToken', id }, changes }),
    )
  }
}
