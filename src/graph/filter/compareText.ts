import { byValue, longPattern, not, nothing, once, raw, type Sql, sql } from '../../database/sql.ts'
import { checkedList, when } from './condition.ts'
import type { Maybe, StringFilter } from './operators.ts'

export type StringComparison = {
  eq?: Maybe<string>
  in?: Maybe<readonly string[]>
  notIn?: Maybe<readonly string[]>
  contains?: Maybe<string>
  startsWith?: Maybe<string>
  isNull?: Maybe<boolean>
  caseSensitive?: Maybe<boolean>
}

/**
 * Text operators. Both sides go through the database's `folded`, which case, accents, ligatures and width do not outlive.
 * `within` is a folded column that holds the folded text of this one among others and has the index that finds it.
 */
export function compareText(
  path: string,
  expression: Sql,
  filter: Maybe<StringComparison>,
  within: Sql | null = null,
): Sql[] {
  if (filter === null || filter === undefined) return []
  const isExact = filter.caseSensitive === true
  const text = folded(expression)
  const exactly = (operator: string, pattern: string | string[]) =>
    isExact ? sql` and ${expression} ${raw(operator)} ${pattern}` : nothing
  const fits = (value: string, before: '' | '%', after: '' | '%') =>
    sql`(${byValue} ${found(within, value)}${text} like ${around(before, value, after)}${exactly('like', before + escapeLike(stored(value)) + after)})`
  const isAny = (name: string, given: readonly string[]) => {
    const values = [...checkedList(`${path}.${name}`, given)]
    const anyOf = (column: Sql, place: '' | '%') =>
      sql`${column} like any(folded_patterns(${values}::text[], ${place}::text))`
    const among = within === null ? nothing : sql`${anyOf(within, '%')} and `
    return sql`(${byValue} ${among}${anyOf(text, '')}${isExact ? sql` and ${expression} = any(${values.map(stored)}::text[])` : nothing})`
  }
  return [
    ...when(filter.eq, (value) => fits(value, '', '')),
    ...when(filter.in, (values) => isAny('in', values)),
    ...when(filter.notIn, (values) => not(isAny('notIn', values))),
    ...when(filter.contains, (value) => fits(value, '%', '%')),
    ...when(filter.startsWith, (value) => fits(value, '', '%')),
    ...when(filter.isNull, (isNull) => sql`(${expression} is null) = ${isNull}`),
  ]
}

/** A text as it is compared: see `StringFilter`. An index on it is on this very expression. */
export function folded(expression: Sql): Sql {
  return sql`folded(${expression})`
}

/** Characters of a pattern that finds little, wherever it may stand. */
const LONG = 5

/** The pattern of a text that is compared with a folded one; `%`, `_` and `\` in it mean themselves. */
export function around(before: '' | '%', value: string, after: '' | '%'): Sql {
  const isLong = before !== '' && after !== '' && value.length >= LONG
  const pattern = sql`${isLong ? longPattern : nothing}folded_pattern(${value}::text)`
  return sql`${once}(${raw(before === '' ? '' : "'%' || ")}${pattern}${raw(after === '' ? '' : " || '%'")})`
}

function found(within: Sql | null, value: string): Sql {
  return within === null ? nothing : sql`${within} like ${around('%', value, '%')} and `
}

/** Texts are stored composed. */
function stored(value: string): string {
  return value.normalize('NFC')
}

/**
 * Text operators on a value that stands in another row, which may be missing: `has` makes the condition that there
 * is one whose text fits. Without such a row the value is absent.
 */
export function compareTextOf(filter: Maybe<TextFilter>, has: (fits: TextFilter) => Sql): Sql[] {
  const { notIn, isNull, caseSensitive = false, ...operators } = filter ?? {}
  const isAsked = Object.values(operators).some((operand) => operand !== null && operand !== undefined)
  const isPresent = () => has({ isNull: false, caseSensitive })
  return [
    ...(isAsked ? [has({ ...operators, caseSensitive })] : []),
    ...when(notIn, (values) => not(has({ in: values, caseSensitive }))),
    ...when(isNull, (isAbsent) => (isAbsent ? not(isPresent()) : isPresent())),
  ]
}

type TextFilter = typeof StringFilter.$inferInput

/** `%`, `_` and `\` mean themselves. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}
