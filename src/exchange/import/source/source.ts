import type { Rejection } from '../rejection.ts'
import type { ReadRecord } from '../store/plan.ts'
import type { Unresolved } from '../unresolved.ts'

/** A record as the file has it, in the canonical form but unchecked. */
export type SourceRecord = Omit<ReadRecord, 'record' | 'hash'> & { value: unknown; size: number }

/** A file that was looked through and found readable. */
export type Source = {
  records(): AsyncIterable<SourceRecord | Rejection>
  /** How many lines the file has, for telling the progress. */
  lines: number
  /** How many records a batch may have; 500 if absent. */
  mostRecords?: number
  /** What the file names and nobody knows, of sources that leave that empty. */
  unresolved?: Unresolved
  /** What of the file becomes no record, by why; of bank statements. */
  leftOut?: ReadonlyMap<string, number>
  /** What somebody should know of the file besides. */
  remarks?: readonly string[]
}
