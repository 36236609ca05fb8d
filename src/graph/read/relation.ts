import type { Sql } from '../../database/sql.ts'
import type { Load, LoadContext } from '../context.ts'
import type { Reading } from './reading.ts'
import { ABSENT, relatedOf } from './row.ts'
import type { Model } from './table.ts'

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

/** The name under which a row holds what its key leads to. */
export function nameOfRelated(relation: Relation, keyField: string): string {
  return `${relation.name} of ${keyField}`
}

/** What a domain holds in its hands: the relation, and how it is loaded where no row brought it along. */
export function relationLoad<V>(relation: Relation, load: Load<string, V>, absent: V): RelationLoad<V> {
  const ofKey: RelationLoad<V>['ofKey'] = (context, row, name, key) => {
    if (key === null) return absent
    const related = relatedOf(row, nameOfRelated(relation, name))
    // What stands in the row under this name was read by this relation.
    return related === ABSENT ? load(context, row.organizationId, key) : (related as V)
  }
  const of: RelationLoad<V>['of'] = (context, row, keyField) => ofKey(context, row, keyField, row[keyField])
  return Object.assign(load.bind(null), { relation, of, ofKey })
}
