import type { AuditWriter } from '../../graph/context.ts'
import { auditStatement } from './record.ts'
import { actorOf, recordRefusal, refusalsIn } from './recordRefusal.ts'

export const auditWriter: AuditWriter = {
  done: (context, deed) => auditStatement({ ...deed, occurredAt: context.now, ...actorOf(context) }),
  refused: (context, { action, organizationId, error }) =>
    recordRefusal(context, { action, organizationId, errors: refusalsIn(error) }),
}
