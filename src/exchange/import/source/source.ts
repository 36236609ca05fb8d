import type { Rejection } from '../rejection.ts'

/** A record as the file has it, in the canonical form but unchecked. */
export type SourceRecord = { line: number; value: unknown; raw: unknown; size: number }

/** A file that was looked through and found readable. */
export type Source = {
  records(): AsyncIterable<SourceRecord | Rejection>
  /** How many lines the file has, for telling the progress. */
  lines: number
}
