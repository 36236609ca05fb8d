import type { Context } from '../../../graph/context.ts'
import type { Outcome } from '../../../graph/mutation/perform.ts'
import { findView } from '../type.ts'

/** Resolves the view whose id is the `id` of the result, as it is after the change. */
export function changedView({ organizationId, result }: Outcome, _arguments: object, context: Context) {
  return typeof result?.id === 'string' ? findView(context, organizationId, result.id) : null
}
