import { nothing, raw, type Sql, sql } from '../../database/sql.ts'
import type { Context } from '../../graph/context.ts'
import type { Field } from '../../graph/field/field.ts'

type Asked = readonly { field: string }[] | null | undefined
type TalliedColumn = 'outstanding' | 'average_delay_days'

/** The orders that a tally of the party knows. Its own table has an index for each, which no column of the party could. */
const TALLIED: Readonly<Record<string, TalliedColumn>> = {
  OUTSTANDING: 'outstanding',
  AVERAGE_DELAY_DAYS: 'average_delay_days',
}

/** What the database keeps of a party's invoices, to be sorted by: see `party_tally`. */
export function tallied<const Name extends string>(stating: {
  name: Name
  column: TalliedColumn
  description: string
}): Field<never, Name> {
  const { name, column, description } = stating
  return {
    column: null,
    isImported: false,
    filter: null,
    sort: {
      name,
      description,
      // Of the tally, not of the party.
      indexes: [],
      key: (alias) => ({
        expression: raw(`${alias}_${column}.${column}`),
        type: 'numeric',
        isNullable: true,
      }),
    },
  }
}

/** The tallies that an order of the parties `p` looks at: in the currency of the organization, those with a value. */
export function talliesFor(context: Context, organizationId: string, orderBy: Asked): Sql {
  const { defaultCurrency } = context.organizationOf(organizationId)
  const columns = new Set((orderBy ?? []).flatMap(({ field }) => TALLIED[field] ?? []))
  return [...columns].reduce((joins, column) => {
    const tally = raw(`p_${column}`)
    const value = raw(`p_${column}.${column}`)
    const hasValue = column === 'outstanding' ? sql`${value} > 0` : sql`${value} is not null`
    return sql`${joins} left join party_tally ${tally} on ${tally}.organization_id = ${organizationId}::uuid
      and ${tally}.currency = ${defaultCurrency} and ${tally}.party_id = p.id and ${hasValue}`
  }, nothing)
}
