import type { Row } from './rows.ts'

/** One statement may not change a row twice. */
export function distinct<R extends Row>(rows: readonly R[]): R[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
