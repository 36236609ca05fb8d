import type { Database } from '../../../database/client.ts'
import type { CanonicalRecord } from '../record/record.ts'
import { Refusal } from '../rejection.ts'
import type { Scope, Transaction } from './scope.ts'

/** What a record is found by besides its external id: a name that the organization has only once. */
export function naturalKey({ type, fields }: CanonicalRecord): string | null {
  if (type === 'tag') return `tag ${tagKey(fields.name)}`
  if (type === 'integration' || type === 'agent') return `${type} ${fields.name}`
  return null
}

/** As tags are told apart. */
export function tagKey(name: string): string {
  return name.trim().toLowerCase()
}

type Names = {
  /** Rows by the names that they have in the database, or get by this batch. */
  adoptable: Map<string, string>
  /** The names that rows get by this batch. */
  claimed: Map<string, string>
}

/** The row that a record takes over, and null where there is none. Refuses a name that another one has. */
export function adopt(
  record: CanonicalRecord,
  { adoptable, claimed }: Names,
  knownId: string | null,
): string | null {
  const key = naturalKey(record)
  const id = key === null ? null : (adoptable.get(key) ?? null)
  if (id === null || id === knownId || record.type === 'agent') return id
  if (knownId === null && (claimed.get(id) ?? key) === key) return id
  throw new Refusal('name', `is that of another ${record.type} already`)
}

/** Notes that a row has the record's name from now on. */
export function claim(record: CanonicalRecord, { adoptable, claimed }: Names, id: string): void {
  const key = naturalKey(record)
  if (key === null) return
  adoptable.set(key, id)
  claimed.set(id, key)
}

export async function findAdoptable(
  database: Database | Transaction,
  { organizationId }: Pick<Scope, 'organizationId'>,
  records: readonly CanonicalRecord[],
): Promise<Map<string, string>> {
  const names = records.flatMap((record) => naturalKey(record) ?? [])
  if (names.length === 0) return new Map()
  const found = await database.$queryRaw<{ key: string; id: string }[]>`
    select 'tag ' || name_key as key, id from tag
    where organization_id = ${organizationId}::uuid and 'tag ' || name_key = any(${names}::text[])
    union all
    select 'integration ' || name, id from integration
    where organization_id = ${organizationId}::uuid and 'integration ' || name = any(${names}::text[])
    union all
    select 'agent ' || name, id from (
      select name, id from agent
      where organization_id = ${organizationId}::uuid and 'agent ' || name = any(${names}::text[])
      order by created_at desc, id desc) a`
  return new Map(found.map(({ key, id }) => [key, id]))
}
