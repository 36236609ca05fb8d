import type { Context, Load, LoadContext } from '../context.ts'
import type { TenantType } from '../globalId.ts'
import { idIn, notFound, organizationOfId } from './input.ts'
import type { Outcome } from './perform.ts'
import { Refusal, refusal, userError } from './userError.ts'
import type { DirectWork } from './work.ts'

/** The organization that the first of several ids names. */
export function organizationOfIds(
  context: Context,
  type: TenantType,
  ids: readonly string[],
  field: string,
): string {
  const [first] = ids
  if (first === undefined) throw refusal('REQUIRED', field, 'Name at least one.')
  return organizationOfId(context, type, first, `${field}.0`)
}

/** The UUIDs in several ids, each once. Too many: TOO_MANY_ITEMS. */
export function idsIn(
  work: Pick<DirectWork, 'organizationId'>,
  type: TenantType,
  ids: readonly string[],
  { field, most }: { field: string; most: number },
): string[] {
  if (ids.length === 0) throw refusal('REQUIRED', field, 'Name at least one.')
  if (ids.length > most) {
    throw refusal('TOO_MANY_ITEMS', field, `At most ${most} can be named at once, not ${ids.length}.`)
  }
  return [...new Set(ids.map((id, index) => idIn(work, type, id, `${field}.${index}`)))]
}

/** Refuses all where any of the rows is not there, and names each that is not. */
export function checkAllFound(
  work: Pick<DirectWork, 'organizationId'>,
  type: TenantType,
  { ids, field, found }: { ids: readonly string[]; field: string; found: readonly { id: string }[] },
): void {
  const known = new Set(found.map(({ id }) => id))
  const missing = ids.flatMap((id, index) => {
    const place = `${field}.${index}`
    if (known.has(idIn(work, type, id, place))) return []
    return notFound(type, id, place).userErrors.map(({ message }) => userError('NOT_FOUND', place, message))
  })
  if (missing.length > 0) throw new Refusal(missing)
}

/** Resolves the rows whose ids are the `ids` of the result, as they are after the change. */
export function changedRows<Row>(load: Load<string, Row | null>) {
  return async (
    { organizationId, result }: Outcome,
    _arguments: object,
    context: LoadContext,
  ): Promise<Row[] | null> => {
    if (!Array.isArray(result?.ids)) return null
    const rows = result.ids.map((id: unknown) => load(context, organizationId, String(id)))
    return (await Promise.all(rows)).filter((row) => row !== null)
  }
}
