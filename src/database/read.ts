import pg from 'pg'

/** Rows of one statement, each value as Prisma would give it, but decimals as text. */
export type Read = <Row extends object>(statement: Statement) => Promise<Row[]>

/** SQL that is still to be put together: its text with numbered parameters, and their values. */
export type Statement = { render(): { text: string; values: unknown[] } }

type ReadOptions = {
  pool: pg.Pool
  /** Plans every statement for its values. */
  planningPool: pg.Pool
  /** Whether any plan will do, as far as is known. */
  isSmall: () => boolean
  nameOf: (text: string) => string | undefined
  onStatement: ((text: string, values: readonly unknown[]) => void) | undefined
}

/**
 * Stands in a condition whose values decide between plans: what a pattern or a range finds, all or nothing, makes the
 * difference between an index and a walk along the list. A statement with it is planned each time, unless the ledger is
 * small and a pattern long enough to find little: planning would take longer than reading what the pattern's index finds.
 */
export const PLANNED_BY_VALUE = '/* planned by value */'
/** Stands beside such a pattern. */
export const LONG_PATTERN = '/* long pattern */'

/**
 * Stands before a bracket around what does not depend on the row. Planned by value it is worked out with the plan; a plan
 * that is kept would do so for every row, unless it is a question of its own.
 */
export const WORKED_OUT_ONCE = '/* worked out once */'

const { builtins } = pg.types
type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

/** `2026-02-15 09:05:00.123+00`, in UTC as the session prints it. */
const instant = (text: string) => new Date(`${text.slice(0, 10)}T${text.slice(11)}:00`)
const day = (text: string) => new Date(text)
const asText = (text: string) => text

const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.TIMESTAMPTZ, instant],
  [builtins.DATE, day],
  [builtins.NUMERIC, asText],
])

/** How values come out of results, where Prisma is not asked. */
export const resultTypes = {
  // The driver knows how to read every other type; its overloads differ by the format, which is always text here.
  getTypeParser: (id: TypeId) => PARSERS.get(id) ?? pg.types.getTypeParser(id, 'text'),
}

/** The way of everything that reads. Prisma maps each result twice, which costs more than the statement. */
export function createRead({ pool, planningPool, isSmall, nameOf, onStatement }: ReadOptions): Read {
  return async <Row extends object>(statement: Statement) => {
    const { text: asked, values } = statement.render()
    const isPlanned = asked.includes(PLANNED_BY_VALUE) && !(isSmall() && asked.includes(LONG_PATTERN))
    const text = isPlanned ? asked : asked.replaceAll(`${WORKED_OUT_ONCE}(`, '(select ')
    onStatement?.(text, values)
    const name = nameOf(text)
    const query = { text, values, types: resultTypes, ...(name === undefined ? {} : { name }) }
    return (await (isPlanned ? planningPool : pool).query<Row>(query)).rows
  }
}
