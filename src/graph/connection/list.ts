import { type Sql, sql } from '../../database/sql.ts'
import type { Day } from '../calendar/day.ts'
import type { Context } from '../context.ts'
import { defineLoader } from '../read/loader.ts'
import type { ListSource } from './statement.ts'

/** A list before any page of it is read. */
export type List = {
  organizationId: string
  source: ListSource
  /** The day its filter and order speak of: today, or the day of the cursor it is read on from. */
  asOf: Day
  /** Everything that shapes the list, as the caller gave it: a cursor is only good for the same. */
  shape: readonly unknown[]
  /** Set where the list hangs below another row, which the source then speaks of as `parent.id`. */
  parentId?: string
}

type Below = { '~parent': string }

/**
 * Answers a question about the list, one statement for the list itself. Below many parents the same question is
 * asked for all of them at once; `name` tells questions apart. The statement names one organization, so the question
 * does too.
 */
export async function askList<Answer extends object>(
  context: Context,
  { organizationId, source, shape, parentId }: List,
  name: string,
  statement: Sql,
): Promise<readonly Answer[]> {
  if (parentId === undefined) return context.database.read<Answer>(statement)
  const load = defineLoader<string, readonly Answer[]>(
    JSON.stringify([organizationId, name, source.model, ...shape]),
    [],
    async (database, _organizationId, parentIds) => {
      const answers = await database.read<Answer & Below>(sql`
        select parent.id as "~parent", answer.* from unnest(${[...parentIds]}::uuid[]) as parent(id)
        cross join lateral (${statement}) answer`)
      return Map.groupBy(answers, (answer) => answer['~parent'])
    },
  )
  return load(context, organizationId, parentId)
}
