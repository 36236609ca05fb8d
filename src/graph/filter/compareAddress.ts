import type { Sql } from '../../database/sql.ts'
import { writtenDomains } from '../../mail/address.ts'
import { compareText, type StringComparison } from './compareText.ts'
import type { Maybe } from './operators.ts'

/** Text operators on a stored e-mail address, whose domain is found in its `xn--` form as well. */
export function compareAddress(path: string, expression: Sql, filter: Maybe<StringComparison>): Sql[] {
  return compareText(path, expression, filter && addressFilter(filter))
}

function addressFilter({ eq, in: among, notIn, contains, startsWith, ...others }: StringComparison) {
  const one = (value: Maybe<string>) => (value ? writtenDomains(value) : value)
  return {
    ...others,
    eq: one(eq),
    in: among?.map(writtenDomains),
    notIn: notIn?.map(writtenDomains),
    contains: one(contains),
    startsWith: one(startsWith),
  }
}
