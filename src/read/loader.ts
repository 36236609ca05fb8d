import DataLoader from 'dataloader'
import type { Database } from '../database/client.ts'
import { refuse } from '../error.ts'
import { list, raw, type Sql, sql } from './sql.ts'
import { column, columnsOf, type Model, type Rows, tableOf } from './table.ts'

export type LoadContext = { database: Database; loaders: Map<string, DataLoader<unknown, unknown, string>> }

type TenantKey<K> = { organizationId: string; key: K }

/** What one statement answers: the values of some keys of one organization. Keys left out have no value. */
export type Batch<K, V> = (
  database: Database,
  organizationId: string,
  keys: readonly K[],
) => Promise<ReadonlyMap<K, V>>

/** Asks for one value; all that are asked for in the same tick, by the same loader, cost one statement. */
export type Load<K, V> = (context: LoadContext, organizationId: string, key: K) => Promise<V>

/** A named relation, loaded in batches, one statement per organization whatever the number of keys. */
export function defineLoader<K extends string, V>(name: string, absent: V, batch: Batch<K, V>): Load<K, V> {
  return (context, organizationId, key) => {
    let loader = context.loaders.get(name)
    if (loader === undefined) {
      loader = new DataLoader<unknown, unknown, string>(
        // The map holds loaders of every type; a name is only ever used with its own key and value.
        (keys) => loadBatch(context.database, keys as readonly TenantKey<K>[], batch, absent),
        { cacheKeyFn: (tenantKey) => cacheKey(tenantKey as TenantKey<K>), maxBatchSize: 1_000 },
      )
      context.loaders.set(name, loader)
    }
    return loader.load({ organizationId, key }) as Promise<V>
  }
}

function cacheKey({ organizationId, key }: TenantKey<string>): string {
  return `${organizationId}/${key}`
}

async function loadBatch<K, V>(
  database: Database,
  keys: readonly TenantKey<K>[],
  batch: Batch<K, V>,
  absent: V,
): Promise<V[]> {
  const keysByOrganization = Map.groupBy(keys, (key) => key.organizationId)
  const answers = new Map<string, ReadonlyMap<K, V>>()
  for (const [organizationId, group] of keysByOrganization) {
    answers.set(
      organizationId,
      await batch(
        database,
        organizationId,
        group.map((entry) => entry.key),
      ),
    )
  }
  return keys.map(({ organizationId, key }) => answers.get(organizationId)?.get(key) ?? absent)
}

/** A row by its id, within its organization. */
export function rowById<M extends Model>(model: M): Load<string, Rows[M] | null> {
  const statement = (organizationId: string, ids: readonly string[]) => sql`
    select ${columnsOf(model, 'r')} from ${tableOf(model)} r
    where r.organization_id = ${organizationId}::uuid and r.id = any(${[...ids]}::uuid[])`
  return defineLoader<string, Rows[M] | null>(
    `${model} by id`,
    null,
    async (database, organizationId, ids) => {
      // The columns are the model's own, under Prisma's names.
      const rows = await database.$queryRaw<(Rows[M] & { id: string })[]>(statement(organizationId, ids))
      return new Map(rows.map((row) => [row.id, row]))
    },
  )
}

/** A list without paging is never cut short; one that would fill the memory is refused instead. */
const MAX_ROWS = 50_000

function tooMany(model: Model): Error {
  const message = `There are more than ${MAX_ROWS} rows of ${model} below this page: ask for fewer parents at a time.`
  return refuse('QUERY_TOO_COMPLEX', message, { limit: MAX_ROWS })
}

/** All rows that point at a parent row, in a fixed order: a to-many relation without paging. */
export function rowsByParent<M extends Model>(
  model: M,
  parentField: keyof Rows[M] & string,
  order: readonly string[],
): Load<string, readonly Rows[M][]> {
  const orderBy: Sql = list(order.map((term) => raw(term)))
  return defineLoader<string, readonly Rows[M][]>(
    `${model} by ${parentField}`,
    [],
    async (database, organizationId, parentIds) => {
      const rows = await database.$queryRaw<Rows[M][]>(sql`
        select ${columnsOf(model, 'r')} from ${tableOf(model)} r
        where r.organization_id = ${organizationId}::uuid
          and ${column('r', parentField)} = any(${[...parentIds]}::uuid[])
        order by ${orderBy} limit ${MAX_ROWS + 1}::int`)
      if (rows.length > MAX_ROWS) throw tooMany(model)
      return Map.groupBy(rows, (row) => String(row[parentField]))
    },
  )
}
