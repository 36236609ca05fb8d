import type { Context } from '../../graph/context.ts'
import { type OutreachMoment, outreachMoment } from './moment.ts'

const moments = new WeakMap<Context, Map<string, OutreachMoment>>()

/** The moment of a request, the same for all its rows of one organization. */
export function momentOf(context: Context, organizationId: string): OutreachMoment {
  const known = moments.get(context) ?? new Map<string, OutreachMoment>()
  moments.set(context, known)
  const moment =
    known.get(organizationId) ??
    outreachMoment(context.organizationOf(organizationId), context.now, context.mailroom.takesUtf8())
  known.set(organizationId, moment)
  return moment
}
