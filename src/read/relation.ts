import { refuse } from '../error.ts'
import { defineLoader, type Load, type LoadContext } from './loader.ts'
import { type Reading, wholeRow } from './reading.ts'
import { ABSENT, relatedOf } from './row.ts'
import { list, nothing, raw, type Sql, sql } from './sql.ts'
import { column, type Model, type Rows, tableOf } from './table.ts'

/** What a row can bring along: related rows of a model, or a value that no rows hang below. */
export type Relation = {
  name: string
  model: Model | null
  /** The related values of the row whose key the expression names, as JSON. */
  along(key: Sql, alias: string, organizationId: string, reading: Reading): Sql
  read(cell: unknown, reading: Reading): unknown
}

/** Loads by the organization and a key; `of` first looks whether the row brought the value along. */
export type RelationLoad<V> = Load<string, V> & {
  relation: Relation
  of<Field extends string>(
    context: LoadContext,
    row: { organizationId: string } & Record<Field, string | null>,
    keyField: Field,
  ): V | Promise<V>
  /** The same by a key that was worked out, under the name of that key. */
  ofKey(
    context: LoadContext,
    row: { organizationId: string },
    name: string,
    key: string | null,
  ): V | Promise<V>
}

/** Where related rows stand, under the alias; `tenant` names the organization of every table in it. */
type RelationSource = { tables: Sql; tenant: Sql; key: Sql; order: Sql }
type Definition<M extends Model> = {
  name: string
  model: M
  source(alias: string, organizationId: string): RelationSource
}

/** A list without paging is never cut short; one that would fill the memory is refused instead. */
const MAX_ROWS = 50_000
/** Read along with each parent at most; where there are more, they are loaded for all parents at once. */
const MAX_READ_ALONG = 200

/** The name under which a row holds what its key leads to. */
export function nameOfRelated(relation: Relation, keyField: string): string {
  return `${relation.name} of ${keyField}`
}

/** At most one row for each key. */
export function oneBy<M extends Model>(definition: Definition<M>): RelationLoad<Rows[M] | null> {
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
    async (database, organizationId, keys) =>
      new Map(await readKeyed(database, definition, organizationId, keys)),
  )
  return relationLoad(relation, load, null)
}

/** All rows of each key, in the order of the relation. */
export function manyBy<M extends Model>(definition: Definition<M>): RelationLoad<readonly Rows[M][]> {
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
      const rows = await readKeyed(database, definition, organizationId, keys)
      if (rows.length > MAX_ROWS) throw tooMany(definition.model)
      const groups = Map.groupBy(rows, ([key]) => key)
      return new Map([...groups].map(([key, group]) => [key, group.map(([, row]) => row)]))
    },
  )
  return relationLoad(relation, load, [])
}

type ValueDefinition<V> = {
  name: string
  /** Anything that `to_json` takes; a subquery names the organization of every table in it. */
  expression(key: Sql, organizationId: string): Sql
  fromJson(json: unknown): V
}

/** A value worked out by the database for each key, such as whether there are any rows. */
export function valueBy<V>({ name, expression, fromJson }: ValueDefinition<V>): RelationLoad<V> {
  const relation: Relation = {
    name,
    model: null,
    along: (key, _alias, organizationId) => sql`to_json(${expression(key, organizationId)})`,
    read: fromJson,
  }
  const absent = fromJson(null)
  const load = defineLoader<string, V>(name, absent, async (database, organizationId, keys) => {
    const rows = await database.read<{ key: string; value: unknown }>(sql`
      select keyed.id as key, to_json(${expression(sql`keyed.id`, organizationId)}) as value
      from unnest(${[...keys]}::uuid[]) as keyed(id)`)
    return new Map(rows.map(({ key, value }) => [key, fromJson(value)]))
  })
  return relationLoad(relation, load, absent)
}

/** A row by its id, within its organization. */
export function rowById<M extends Model>(model: M): RelationLoad<Rows[M] | null> {
  return oneBy({ name: `${model} by id`, model, source: tenantTable(model, 'id', []) })
}

/** The row that points at a parent row, where there is one at most. */
export function rowByParent<M extends Model>(
  model: M,
  parentField: keyof Rows[M] & string,
): RelationLoad<Rows[M] | null> {
  return oneBy({ name: `${model} by ${parentField}`, model, source: tenantTable(model, parentField, []) })
}

/** All rows that point at a parent row, in a fixed order: a to-many relation without paging. */
export function rowsByParent<M extends Model>(
  model: M,
  parentField: keyof Rows[M] & string,
  order: readonly string[],
): RelationLoad<readonly Rows[M][]> {
  return manyBy({ name: `${model} by ${parentField}`, model, source: tenantTable(model, parentField, order) })
}

function tenantTable(model: Model, keyField: string, order: readonly string[]): Definition<Model>['source'] {
  return (alias, organizationId) => ({
    tables: sql`${tableOf(model)} ${raw(alias)}`,
    tenant: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid`,
    key: column(alias, keyField),
    order: order.length === 0 ? nothing : list(order.map((term) => raw(`${alias}.${term}`))),
  })
}

function relationLoad<V>(relation: Relation, load: Load<string, V>, absent: V): RelationLoad<V> {
  const ofKey: RelationLoad<V>['ofKey'] = (context, row, name, key) => {
    if (key === null) return absent
    const related = relatedOf(row, nameOfRelated(relation, name))
    // What stands in the row under this name was read by this relation.
    return related === ABSENT ? load(context, row.organizationId, key) : (related as V)
  }
  const of: RelationLoad<V>['of'] = (context, row, keyField) => ofKey(context, row, keyField, row[keyField])
  return Object.assign(load.bind(null), { relation, of, ofKey })
}

async function readKeyed<M extends Model>(
  database: LoadContext['database'],
  { model, source }: Definition<M>,
  organizationId: string,
  keys: readonly string[],
): Promise<[key: string, row: Rows[M]][]> {
  const reading = wholeRow(model)
  const { tables, tenant, key, order } = source('r', organizationId)
  const sorted = order === nothing ? nothing : sql`order by ${order} limit ${MAX_ROWS + 1}::int`
  const rows = await database.read<{ key: string; cells: unknown[] }>(sql`
    select ${key} as key, ${reading.cells('r')} as cells from ${tables}
    where ${tenant} and ${key} = any(${[...keys]}::uuid[]) ${sorted}`)
  return rows.map((row) => [row.key, reading.row(row.cells)])
}

function tooMany(model: Model): Error {
  const message = `There are more than ${MAX_ROWS} rows of ${model} below this page: ask for fewer parents at a time.`
  return refuse('QUERY_TOO_COMPLEX', message, { limit: MAX_ROWS })
}
