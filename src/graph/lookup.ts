import type { Context } from './context.ts'
import { badInput } from './error.ts'
import { decodeGlobalId, isUuid, shorten, type TenantType } from './globalId.ts'
import { resolveOrganization } from './viewer.ts'

export type Place = { organizationId: string; id: string }

type Named = {
  /** Where the id stands, for the error: `by.id`. */
  argument: string
  text: string
  /** The organization asked for; the viewer's default one when left out. */
  organizationId?: string | null | undefined
}

/**
 * Where to look for a row that an id argument names: by its raw UUID in the organization asked for, or by its
 * global id in the organization that holds it. Null when the viewer has no business there.
 */
export function resolveRow(
  context: Context,
  type: TenantType,
  { argument, text, organizationId }: Named,
): Place | null {
  const asked = organizationId ?? null
  if (isUuid(text))
    return { organizationId: resolveOrganization(context.viewer, asked).id, id: text.toLowerCase() }
  const globalId = decodeGlobalId(text)
  if (globalId === null || globalId.type !== type || !('organizationId' in globalId)) {
    throw badInput(
      argument,
      `"${shorten(text)}" names no ${type.toLowerCase()}: give its global id or its UUID.`,
    )
  }
  const isAsked = asked === null || resolveOrganization(context.viewer, asked).id === globalId.organizationId
  return isAsked && context.viewer.memberships.has(globalId.organizationId) ? globalId : null
}
