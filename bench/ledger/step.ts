import type { LedgerSize } from './size.ts'

/** One `insert`, for the rows from `from` up to but not including `to`. */
export type Step = {
  table: string
  rows: (size: LedgerSize) => number
  insert: (size: LedgerSize, from: number, to: number) => string
  /** Its triggers look other rows up: without indexes each would read all of them. */
  needsIndexes?: true
}

/** The numbers of a step's rows, in SQL. Without the cast a ledger of ten million overflows in products. */
export function numbers(from: number, to: number): string {
  return `generate_series(${from}::bigint, ${to - 1}::bigint)`
}
