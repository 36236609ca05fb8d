import { sql } from '../../database/sql.ts'
import type { TenantType } from '../globalId.ts'
import { type Model, tableOf } from '../read/table.ts'
import { idIn, notFound } from './input.ts'
import { refusal } from './userError.ts'
import type { DirectWork } from './work.ts'

type Named = TenantType & Model
/** What it takes to look a row up: a mutation's work, or as much of it as a query has. */
type Reading = Pick<DirectWork, 'run' | 'organizationId'>

/** The UUID in a global id, where the organization that is being changed has such a row. */
async function rowIn(work: Reading, type: Named, text: string, field: string): Promise<string> {
  const id = idIn(work, type, text, field)
  const [found] = await work.run<{ id: string }>(sql`
    select r.id from ${tableOf(type)} r where r.organization_id = ${work.organizationId}::uuid and r.id = ${id}::uuid`)
  if (found === undefined) throw notFound(type, text, field)
  return id
}

/** The same where none may be named: null then. */
export async function optionalRowIn(
  work: Reading,
  type: Named,
  text: string | null | undefined,
  field: string,
): Promise<string | null> {
  return text === null || text === undefined ? null : rowIn(work, type, text, field)
}

/** The same of several, each once and in their order. */
export async function rowsIn(
  work: Reading,
  type: Named,
  { texts, field, most }: { texts: readonly string[]; field: string; most: number },
): Promise<string[]> {
  if (texts.length > most) throw refusal('TOO_MANY_ITEMS', field, `At most ${most} may be named.`)
  const ids = texts.map((text, index) => idIn(work, type, text, `${field}.${index}`))
  const found = await work.run<{ id: string }>(sql`
    select r.id from ${tableOf(type)} r
    where r.organization_id = ${work.organizationId}::uuid and r.id = any(${ids}::uuid[])`)
  const known = new Set(found.map(({ id }) => id))
  const missing = ids.findIndex((id) => !known.has(id))
  if (missing !== -1) throw notFound(type, texts[missing] ?? '', `${field}.${missing}`)
  return [...new Set(ids)]
}
