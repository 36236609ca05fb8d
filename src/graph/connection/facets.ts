import { list, raw, type Sql, sql } from '../../database/sql.ts'
import { builder } from '../builder.ts'
import type { Page } from './page.ts'

/** A value that occurs in a list, and how often. */
export type Facet<Value> = { value: Value | null; count: number }

/** The type of such a value: it is one of an enum, or text. */
export function facetType<Value extends string>(
  name: string,
  type: ReturnType<typeof builder.enumType> | 'String',
  { of, value }: { of: string; value: string },
) {
  return builder.objectRef<Facet<Value>>(name).implement({
    description: `${of} that occurs in the list.`,
    fields: (t) => ({
      // Pothos reads the type of a value off the enum, which is not known here: it is the one of the facet.
      value: t.field({
        type: type as 'String',
        nullable: true,
        description: value,
        resolve: (facet) => facet.value,
      }),
      count: t.exposeInt('count', { description: 'How many rows of the list have it.' }),
    }),
  })
}

/** Rows of a list that agree in all that its facets tell apart. */
export type Group<Name extends string> = Record<Name, string | null> & { count: number }

/** Counts the rows of the whole list by columns of few values, in one pass for all facets. */
export function groupsBy<const Name extends string>(
  page: Page<unknown>,
  columns: Readonly<Record<Name, Sql>>,
): Promise<readonly Group<Name>[]> {
  const named = Object.entries<Sql>(columns)
  const selected = named.map(([name, column]) => sql`${column}::text as ${raw(`"${name}"`)}`)
  const columnsAndCount = sql`${list(selected)}, count(*)::int as count`
  return page.aggregate<Group<Name>>(
    `facets ${named.map(([name]) => name).join(' ')}`,
    columnsAndCount,
    sql`group by ${list(named.map(([, column]) => column))}`,
  )
}

/** What occurs under one name, the most frequent first. */
export function facetsIn<Value extends string, Name extends string>(
  groups: readonly Group<Name>[],
  name: Name,
): Facet<Value>[] {
  const counts = new Map<string | null, number>()
  for (const group of groups) counts.set(group[name], (counts.get(group[name]) ?? 0) + group.count)
  return (
    [...counts]
      // The text of an enum's column is one of its values: PostgreSQL keeps no other.
      .map(([value, count]) => ({ value: value as Value | null, count }))
      .sort(
        (left, right) => right.count - left.count || String(left.value).localeCompare(String(right.value)),
      )
  )
}
