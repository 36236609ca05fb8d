import type { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { decodeGlobalId, shorten, type TenantType } from '../globalId.ts'
import { refusesNull } from '../nulls/declaration.ts'
import { resolveOrganization } from '../viewer.ts'
import { type Refusal, refusal } from './userError.ts'
import type { DirectWork } from './work.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

/** Every mutation's input takes a key. */
export const idempotencyKey = (t: InputFields) => ({
  idempotencyKey: t.string({
    description:
      'A text of your own, such as a UUID, of at most 255 characters. Sent again within 24 hours with the same input, ' +
      'nothing is done twice and the first result is answered. With another input: IDEMPOTENCY_KEY_REUSED.',
  }),
})

/** For inputs that name no row of an organization. */
export const organizationId = (t: InputFields) => ({
  organizationId: t.id({
    ...refusesNull,
    description: 'Global id or UUID; your default organization when left out. Null: INVALID.',
  }),
})

export function givenOrganization(
  { viewer }: Context,
  input: { organizationId?: string | null | undefined },
): string {
  return resolveOrganization(viewer, input.organizationId).id
}

/** The organization of the row that a global id names; NOT_FOUND alike for what is foreign, unknown or no id at all. */
export function organizationOfId(context: Context, type: TenantType, text: string, field: string): string {
  const globalId = decodeGlobalId(text)
  if (globalId?.type === type && 'organizationId' in globalId) {
    if (context.viewer.memberships.has(globalId.organizationId)) return globalId.organizationId
  }
  throw notFound(type, text, field)
}

/** The UUID in a global id of a row of the organization that is being changed. */
export function idIn(
  work: Pick<DirectWork, 'organizationId'>,
  type: TenantType,
  text: string,
  field: string,
): string {
  const globalId = decodeGlobalId(text)
  if (
    globalId?.type === type &&
    'organizationId' in globalId &&
    globalId.organizationId === work.organizationId
  ) {
    return globalId.id
  }
  throw notFound(type, text, field)
}

export function notFound(type: string, text: string, field: string): Refusal {
  const name = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return refusal('NOT_FOUND', field, `There is no ${name} "${shorten(text)}" in your organization.`)
}

/** A text that people write: trimmed, not empty, not too long. */
export function writtenText(text: string, field: string, most: number): string {
  const trimmed = text.trim().normalize('NFC')
  if (trimmed === '') throw refusal('REQUIRED', field, 'The text must not be empty.')
  if (trimmed.length > most) {
    throw refusal('INVALID', field, `The text has ${trimmed.length} characters; at most ${most} are allowed.`)
  }
  return trimmed
}

/** One that may be left out: a blank is as good as none. */
export function optionalText(text: string | null | undefined, field: string, most: number): string | null {
  return text?.trim() ? writtenText(text, field, most) : null
}
