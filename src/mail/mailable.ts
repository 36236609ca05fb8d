import { type Sql, sql, TRUE } from '../database/sql.ts'
import { ADDRESS_IN_POSTGRESQL, MOST_IN_LOCAL_PART, MOST_OCTETS } from './addressGrammar.ts'

/**
 * Whether mail can be sent to a stored text: the same as `isMailAddress`, and, where the mail server does not offer SMTPUTF8,
 * that it needs none.
 */
export function isMailable(address: Sql, takesUtf8: boolean): Sql {
  const localPart = sql`split_part(${address}, '@', 1)`
  const isPlain = takesUtf8 ? TRUE : sql`octet_length(${localPart}) = length(${localPart})`
  return sql`(octet_length(${address}) <= ${MOST_OCTETS}::int and octet_length(${localPart}) <= ${MOST_IN_LOCAL_PART}::int
    and ${isPlain} and ${address} ~ ${ADDRESS_IN_POSTGRESQL}::text)`
}
