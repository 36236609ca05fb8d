import { and, byValue, type Sql, sql } from '../../database/sql.ts'
import { writtenDomains } from '../../mail/address.ts'
import { badInput } from '../error.ts'
import { around } from './compareText.ts'

const MAX_TOKENS = 10
const MAX_LENGTH = 200

/**
 * Words separated by blanks; each must be found, taken literally and folded, in any of the searched columns: `matches` is
 * given the pattern of a word, to be compared with what is folded as well.
 */
export function searchCondition(search: string | null | undefined, matches: (pattern: Sql) => Sql): Sql[] {
  const tokens = writtenDomains(search ?? '')
    .split(/\s+/u)
    .filter((token) => token !== '')
  if (tokens.length === 0) return []
  if ((search ?? '').length > MAX_LENGTH)
    throw badInput('search', `must be at most ${MAX_LENGTH} characters long.`)
  if (tokens.length > MAX_TOKENS) throw badInput('search', `takes at most ${MAX_TOKENS} words.`)
  return [sql`${byValue} ${and(tokens.map((token) => matches(around('%', token, '%'))))}`]
}
