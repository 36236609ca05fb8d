import type { EnumRef } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Maybe } from './operators.ts'

/** What an enum filter holds. */
export type EnumComparison<V> = {
  eq?: Maybe<V>
  ne?: Maybe<V>
  in?: Maybe<readonly V[]>
  notIn?: Maybe<readonly V[]>
  isNull?: Maybe<boolean>
}

/** The filter input of an enum: `eq`, `ne`, `in`, `notIn`. */
export function enumFilter<Value extends string>(
  name: string,
  values: EnumRef<typeof builder.$inferSchemaTypes, Value>,
  what: string,
) {
  return builder.inputType(name, {
    description: `Compares ${what}. All given operators must hold.`,
    fields: (t) => ({
      eq: t.field({ type: values, description: 'This value.' }),
      ne: t.field({ type: values, description: 'Another value, or none.' }),
      in: t.field({ type: [values], description: 'One of these values. An empty list matches nothing.' }),
      notIn: t.field({ type: [values], description: 'None of these values.' }),
      isNull: t.boolean({ description: 'true: has no value. false: has one.' }),
    }),
  })
}
