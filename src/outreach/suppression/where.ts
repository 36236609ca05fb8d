import { and, type Sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { combine, compare } from '../../graph/filter/condition.ts'
import { DateTimeFilter, type Maybe, StringFilter } from '../../graph/filter/operators.ts'
import { column } from '../../graph/read/table.ts'
import { SuppressionReasonFilter } from './enums.ts'

export interface SuppressionWhere {
  and?: Maybe<readonly SuppressionWhere[]>
  or?: Maybe<readonly SuppressionWhere[]>
  not?: Maybe<SuppressionWhere>
  address?: Maybe<typeof StringFilter.$inferInput>
  reason?: Maybe<typeof SuppressionReasonFilter.$inferInput>
  createdAt?: Maybe<typeof DateTimeFilter.$inferInput>
}

export const SuppressionWhereInput = builder.inputRef<SuppressionWhere>('SuppressionWhere')
SuppressionWhereInput.implement({
  description:
    'Picks entries of the suppression list. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
  fields: (t) => ({
    and: t.field({ type: [SuppressionWhereInput], description: 'All of these must hold.' }),
    or: t.field({
      type: [SuppressionWhereInput],
      description: 'One of these must hold. Empty: matches nothing.',
    }),
    not: t.field({ type: SuppressionWhereInput, description: 'This must not hold.' }),
    address: t.field({ type: StringFilter, description: 'The e-mail address.' }),
    reason: t.field({ type: SuppressionReasonFilter, description: 'Why it is listed.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'Since when it is listed.' }),
  }),
})

/** The condition of a `SuppressionWhere` on the suppression table under this alias. */
export function suppressionCondition(alias: string, where: SuppressionWhere, timezone: string): Sql {
  return and([
    ...combine(where, (part) => suppressionCondition(alias, part, timezone)),
    ...compareAddress('address', column(alias, 'address'), where.address),
    ...compare('reason', column(alias, 'reason'), '"SuppressionReason"', where.reason),
    ...compareInstants('createdAt', column(alias, 'createdAt'), where.createdAt, timezone),
  ])
}
