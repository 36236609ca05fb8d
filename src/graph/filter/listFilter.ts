import type { InputRef } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Maybe } from './operators.ts'

/** What a filter on related rows holds. */
export type ListFilter<W> = { some?: Maybe<W>; none?: Maybe<W>; every?: Maybe<W> }

/** The filter input on related rows: `some`, `none`, `every`. */
export function listFilter<W>(
  name: string,
  where: InputRef<W>,
  { picks, one, many }: { picks: string; one: string; many: string },
): InputRef<ListFilter<W>> {
  return builder.inputType(name, {
    description: `${picks} One ${one} must satisfy all conditions given together.`,
    fields: (t) => ({
      some: t.field({ type: where, description: `At least one ${one} fits.` }),
      none: t.field({ type: where, description: `No ${one} fits.` }),
      every: t.field({ type: where, description: `All ${many} fit; true when there is none.` }),
    }),
  })
}
