import { builder } from '../../../graph/builder.ts'
import type { Context } from '../../../graph/context.ts'
import { reads, related, whenRead } from '../../../graph/read/fields.ts'
import type { RelationLoad } from '../../../graph/read/relation.ts'
import type { RelationRead } from '../../../graph/read/selected.ts'
import type { TimelineKey } from '../../../graph/read/table.ts'
import { Initiator } from '../../../ledger/organization/initiator.ts'
import { memberById } from '../../../ledger/organization/member.ts'
import { ACTOR, type Item, SUMMARY, TimelineEntry } from '../entry.ts'
import { type TimelineKind, TYPE_NAMES } from '../kinds.ts'

/** Something that is told of an item: what it looks at, and what it makes of that. */
export type Telling<Value> = {
  relations: readonly RelationRead[]
  of(context: Context, item: Item): Value | Promise<Value>
}

const itemRef = (name: string) => builder.objectRef<Item>(name)
type ItemFields = NonNullable<Parameters<ReturnType<typeof itemRef>['implement']>[0]['fields']>

type Definition = {
  description: string
  actor: Telling<object | null>
  summary: Telling<string>
  fields: ItemFields
}

/** The type of the items of one kind. */
export function timelineItem(kind: TimelineKind, { description, actor, summary, fields }: Definition) {
  return itemRef(TYPE_NAMES[kind]).implement({
    description,
    interfaces: [TimelineEntry],
    extensions: { columns: ['organizationId', 'kind', 'occurredAt'] },
    fields: (t) => ({
      actor: t.field({
        type: Initiator,
        nullable: true,
        description: ACTOR,
        extensions: reads({ relations: actor.relations }),
        resolve: (item, _arguments, context) => actor.of(context, item),
      }),
      summary: t.string({
        description: SUMMARY,
        extensions: reads({ relations: summary.relations }),
        resolve: (item, _arguments, context) => summary.of(context, item),
      }),
      ...fields(t),
    }),
  })
}

/** The options of a field that answers the row which the item was made from. */
export function rowOf<Row extends object>(load: RelationLoad<Row | null>, key: TimelineKey) {
  return {
    extensions: related(load, key).extensions,
    resolve: (item: Item, _arguments: object, context: Context): Row | Promise<Row> =>
      whenRead(load.of(context, item, key), present),
  }
}

/** No item is without its row. */
export function present<Row extends object>(row: Row | null): Row {
  if (row === null) throw new Error('An item of a timeline has lost its row.')
  return row
}

/** Nobody is known. */
export const nobody: Telling<null> = { relations: [], of: () => null }

/** The person whose id stands in a column of the row. */
export function byMember<const Column extends string>(
  load: RelationLoad<({ organizationId: string } & Record<Column, string | null>) | null>,
  key: TimelineKey,
  column: Column,
): Telling<object | null> {
  const below = related(memberById, column).extensions.reads.relations
  const columns = ['organizationId', column]
  return {
    relations: [{ relation: load.relation, key, columns, isSelected: false, below }],
    of: (context, item) =>
      whenRead(load.of(context, item, key), (row) => memberById.of(context, present(row), column)),
  }
}
