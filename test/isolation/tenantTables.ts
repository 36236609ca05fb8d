type Declared = { table: string; alias: string; scope: string }

const DECLARATION = /\b(?:from|join)\s+"?([a-z_]+)"?(?:\s+(?:as\s+)?"?([a-z_0-9]+)"?)?/gi
const KEYWORDS = /^(on|where|join|left|inner|cross|group|order|limit|union|using)$/i

/** Each place where a statement names a table, with the text of the select that it belongs to. */
function declarationsIn(statement: string): Declared[] {
  return [...statement.matchAll(DECLARATION)].map((match) => {
    const [, table = '', alias = ''] = match
    return {
      table,
      alias: alias === '' || KEYWORDS.test(alias) ? table : alias,
      scope: selectAround(statement, match.index),
    }
  })
}

/** The text between the brackets around this place, cut at `union` of the same level. */
function selectAround(statement: string, place: number): string {
  const before = topLevel(reversed(statement.slice(0, place)), ')', '(')
  const after = topLevel(statement.slice(place), '(', ')')
  const start = place - lengthUntil(before, 'noinu')
  const end = place + lengthUntil(after, 'union')
  return statement.slice(start, end)
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}

function lengthUntil(text: string, word: string): number {
  const at = text.indexOf(word)
  return at === -1 ? text.length : at
}

/** The text up to the bracket that closes it, lower case, with what stands in brackets inside blanked out. */
function topLevel(text: string, open: string, close: string): string {
  let depth = 0
  let seen = ''
  for (const character of text.toLowerCase()) {
    if (character === close) depth -= 1
    if (depth < 0) break
    seen += depth === 0 ? character : ' '
    if (character === open) depth += 1
  }
  return seen
}

/** The tenant tables of the statement that no parameter ties to an organization. */
export function unscopedTables(statement: string, tenantTables: ReadonlySet<string>): string[] {
  return declarationsIn(statement)
    .filter(({ table }) => tenantTables.has(table))
    .filter(
      ({ alias, scope }) =>
        !new RegExp(`(?<![a-z_0-9])"?${alias}"?\\."?organization_id"? = \\$\\d`, 'i').test(scope),
    )
    .map(({ table, alias }) => `${table} ${alias}`)
}
