import { type Sql, sql } from '../../database/sql.ts'
import { column } from '../../graph/read/table.ts'

/** `unapplied` of `rules.ts` in SQL. */
export function unappliedOf(alias: string): Sql {
  return sql`(${column(alias, 'amount')} - ${column(alias, 'amountRefunded')} - ${column(alias, 'amountAllocated')})`
}
