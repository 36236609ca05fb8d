import type { LoadContext } from '../context.ts'
import type { RelationLoad } from './relation.ts'
import type { FieldReads, RelationRead } from './selected.ts'

type Keyed<Key extends string> = { organizationId: string } & Record<Key, string | null>

/** The options of a field that answers related rows or a related value: what it reads, and where from. */
export function related<V, const Key extends string>(load: RelationLoad<V>, key: Key) {
  return {
    extensions: reads({ relations: [{ relation: load.relation, key, columns: [], isSelected: true }] }),
    select: selectOf(key),
    resolve: (row: Keyed<Key>, _arguments: object, context: LoadContext): V | Promise<V> =>
      load.of(context, row, key),
  }
}

/** Related rows that a resolver looks at itself: the columns it looks at, what it looks at below them, and how it gets them. */
export function looksAt<
  V,
  const Key extends string,
  const Columns extends readonly (keyof RowOf<V> & string)[],
>(load: RelationLoad<V>, key: Key, columns: Columns, below: readonly RelationRead[] = []) {
  const relation: RelationRead = { relation: load.relation, key, columns, isSelected: false, below }
  return {
    relation,
    of: (
      context: LoadContext,
      row: Keyed<Key>,
    ): Seen<V, Columns[number]> | Promise<Seen<V, Columns[number]>> =>
      // A row that was read along has at least these columns.
      load.of(context, row, key) as Seen<V, Columns[number]>,
  }
}

type RowOf<V> = V extends readonly (infer Row)[] ? Row : NonNullable<V>
type Seen<V, Column extends PropertyKey> = V extends readonly (infer Row)[]
  ? readonly Pick<Row, Column & keyof Row>[]
  : Pick<NonNullable<V>, Column & keyof NonNullable<V>> | Extract<V, null>

/** Goes on with what was read along at once, and with what has to be loaded when it is there. */
export function whenRead<Value, Answer>(
  value: Value | Promise<Value>,
  use: (value: Value) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  return value instanceof Promise ? value.then(use) : use(value)
}

/** As the `extensions` of a field: what it reads. */
export function reads<const Reads extends FieldReads>(fieldReads: Reads): { reads: Reads } {
  return { reads: fieldReads }
}

function selectOf<const Key extends string>(key: Key): { [K in Key]: true } {
  // One key makes an object with that key.
  return { [key]: true } as { [K in Key]: true }
}
