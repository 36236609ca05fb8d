import { snakeCase } from '../../database/snakeCase.ts'
import { and, list, raw, type Sql, sql, TRUE } from '../../database/sql.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import type { Branch } from '../../graph/connection/statement.ts'
import { column, TIMELINE_KEYS, type TimelineKey } from '../../graph/read/table.ts'
import type { TimelineKind } from './kinds.ts'

/** Where the items of one kind stand: what of a table belongs to a parent, and when it happened. */
export type Place = {
  kind: TimelineKind
  table: string
  /** An alias that no other place has. */
  alias: string
  /** The column of the parent's id. */
  parent: string
  at: string
  /** The column that settles the order of equal instants; the row's id where left out. */
  id?: string
  /** The columns that lead to the rows behind the item. */
  keys: Partial<Record<TimelineKey, string>>
  isEnd?: true
  /** What else must hold. */
  only?: Sql
}

/** The branch of the statement that reads these items of one parent, which it speaks of as `parent.id`. */
export function branchOf(
  place: Place,
  rank: number,
  organizationId: string,
  during: (at: Sql) => Sql[],
): Branch {
  const { kind, table, alias, parent, keys, isEnd = false, only = TRUE } = place
  const at = column(alias, place.at)
  const id = column(alias, place.id ?? 'id')
  const rankText = raw(`${rank}::int`)
  const leads = TIMELINE_KEYS.map((key) => {
    const found = keys[key]
    return sql`${found === undefined ? raw('null::uuid') : column(alias, found)} as ${raw(snakeCase(key))}`
  })
  return {
    columns: list([
      sql`${column(alias, 'organizationId')} as organization_id`,
      sql`${id} as id`,
      raw(`'${kind}'::text as kind`),
      sql`${rankText} as rank`,
      sql`${at} as occurred_at`,
      raw(`${isEnd} as is_end`),
      ...leads,
    ]),
    tables: sql`${raw(`"${table}"`)} ${raw(alias)}`,
    where: and([
      sql`${column(alias, 'organizationId')} = ${organizationId}::uuid`,
      sql`${column(alias, parent)} = parent.id`,
      ...[only].filter((condition) => condition !== TRUE),
      ...during(at),
    ]),
    terms: termsOf(at, id, rankText),
  }
}

/** The newest first; rows of several tables may share an instant, and even an id. */
export function termsOf(at: Sql, id: Sql, rank: Sql): SortTerm[] {
  return [
    { expression: at, type: 'timestamptz' },
    { expression: id, type: 'uuid' },
    { expression: rank, type: 'int' },
  ].map((term) => ({ ...term, isNullable: false, direction: 'DESC', nulls: 'LAST' }))
}
