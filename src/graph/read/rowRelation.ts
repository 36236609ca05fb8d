import { list, nothing, raw, type Sql, sql } from '../../database/sql.ts'
import type { LoadContext } from '../context.ts'
import { refuse } from '../error.ts'
import { type FieldOf, findRows, type Lookup, type OrderTerm, type TenantModel } from './findRows.ts'
import { defineLoader } from './loader.ts'
import { wholeRow } from './reading.ts'
import { type Relation, type RelationLoad, relationLoad } from './relation.ts'
import { ABSENT } from './row.ts'
import { column, type Model, type Rows, tableOf } from './table.ts'

/** Where related rows stand, under the alias; `tenant` names the organization of every table in it. */
type RelationSource = { tables: Sql; tenant: Sql; key: Sql; order: Sql }
type Definition<M extends Model> = {
  name: string
  model: M
  source(alias: string, organizationId: string): RelationSource
  /** Where Prisma can say the same, it does: the rows of some keys. Otherwise a statement from the source. */
  find?: Find<M>
}
type Find<M extends Model> = (
  database: LoadContext['database'],
  organizationId: string,
  keys: readonly string[],
) => Promise<[key: string, row: Rows[M]][]>

/** A list without paging is never cut short; one that would fill the memory is refused instead. */
const MAX_ROWS = 50_000
/** Read along with each parent at most; where there are more, they are loaded for all parents at once. */
const MAX_READ_ALONG = 200

/** At most one row for each key. */
export function oneBy<M extends Model>(definition: Definition<M>): RelationLoad<Rows[M] | null> {
  const { find = readKeyed(definition) } = definition
  const relation: Relation = {
    name: definition.name,
    model: definition.model,
    along: (key, alias, organizationId, reading) => {
      const source = definition.source(alias, organizationId)
      return sql`(select ${reading.cells(alias)} from ${source.tables}
        where ${source.tenant} and ${source.key} = ${key})`
    },
    read: (cell, reading) => (Array.isArray(cell) ? reading.row(cell) : null),
  }
  const load = defineLoader<string, Rows[M] | null>(
    relation.name,
    null,
    async (database, organizationId, keys) => new Map(await find(database, organizationId, keys)),
  )
  return relationLoad(relation, load, null)
}

/** All rows of each key, in the order of the relation. */
export function manyBy<M extends Model>(definition: Definition<M>): RelationLoad<readonly Rows[M][]> {
  const { find = readKeyed(definition) } = definition
  const relation: Relation = {
    name: definition.name,
    model: definition.model,
    along: (key, alias, organizationId, reading) => {
      const source = definition.source(alias, organizationId)
      return sql`(select json_agg(listed.cells) from (select ${reading.cells(alias)} as cells from ${source.tables}
        where ${source.tenant} and ${source.key} = ${key}
        order by ${source.order} limit ${raw(String(MAX_READ_ALONG + 1))}) listed)`
    },
    read: (cell, reading) => {
      if (!Array.isArray(cell)) return []
      return cell.length > MAX_READ_ALONG ? ABSENT : cell.map((cells: unknown[]) => reading.row(cells))
    },
  }
  const load = defineLoader<string, readonly Rows[M][]>(
    relation.name,
    [],
    async (database, organizationId, keys) => {
      const rows = await find(database, organizationId, keys)
      if (rows.length > MAX_ROWS) throw tooMany(definition.model)
      const groups = Map.groupBy(rows, ([key]) => key)
      return new Map([...groups].map(([key, group]) => [key, group.map(([, row]) => row)]))
    },
  )
  return relationLoad(relation, load, [])
}

/** A row by its id, within its organization. */
export function rowById<M extends TenantModel>(model: M): RelationLoad<Rows[M] | null> {
  // Every row of an organization has an id.
  return oneBy({ name: `${model} by id`, ...lookup({ model, key: 'id' as FieldOf<M>, order: [] }) })
}

/** The row that points at a parent row, where there is one at most. */
export function rowByParent<M extends TenantModel>(
  model: M,
  parentField: FieldOf<M>,
): RelationLoad<Rows[M] | null> {
  return oneBy({ name: `${model} by ${parentField}`, ...lookup({ model, key: parentField, order: [] }) })
}

/** All rows that point at a parent row, in a fixed order: a to-many relation without paging. */
export function rowsByParent<M extends TenantModel>(
  model: M,
  parentField: FieldOf<M>,
  order: readonly OrderTerm<M>[],
): RelationLoad<readonly Rows[M][]> {
  return manyBy({ name: `${model} by ${parentField}`, ...lookup({ model, key: parentField, order }) })
}

/** The same look-up twice: as part of the statement of a row above, and by itself as Prisma says it. */
function lookup<M extends TenantModel>({
  model,
  key,
  order,
}: Omit<Lookup<M>, 'most'>): Omit<Definition<M>, 'name'> {
  const found = { model, key, order, most: MAX_ROWS + 1 }
  return {
    model,
    source: (alias, organizationId) => ({
      tables: sql`${tableOf(model)} ${raw(alias)}`,
      tenant: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid`,
      key: column(alias, key),
      order: order.length === 0 ? nothing : list(order.map((term) => orderSql(alias, term))),
    }),
    find: (database, organizationId, keys) => findRows(database, found, organizationId, keys),
  }
}

function orderSql(alias: string, term: string): Sql {
  const [field = '', direction] = term.split(' ')
  return direction === 'desc' ? sql`${column(alias, field)} desc` : column(alias, field)
}

function readKeyed<M extends Model>({ model, source }: Definition<M>): Find<M> {
  return async (database, organizationId, keys) => {
    const reading = wholeRow(model)
    const { tables, tenant, key, order } = source('r', organizationId)
    const sorted = order === nothing ? nothing : sql`order by ${order} limit ${MAX_ROWS + 1}::int`
    const rows = await database.read<{ key: string; cells: unknown[] }>(sql`
      select ${key} as key, ${reading.cells('r')} as cells from ${tables}
      where ${tenant} and ${key} = any(${[...keys]}::uuid[]) ${sorted}`)
    return rows.map((row) => [row.key, reading.row(row.cells)])
  }
}

function tooMany(model: Model): Error {
  const message = `There are more than ${MAX_ROWS} rows of ${model} below this page: ask for fewer parents at a time.`
  return refuse('QUERY_TOO_COMPLEX', message, { limit: MAX_ROWS })
}
