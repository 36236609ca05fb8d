import { readRecord } from './record/readRecord.ts'
import { attempt, isRejection, type Rejection } from './rejection.ts'
import type { Source, SourceRecord } from './source/source.ts'
import { hashOfRecord } from './store/hashOfRecord.ts'
import type { ReadRecord } from './store/plan.ts'

export type Batch = {
  records: ReadRecord[]
  rejections: Rejection[]
  /** Where the batch ends. */
  line: number
}

const MOST_RECORDS = 500
/** Records of a megabyte each must not add up to a gigabyte. */
const MOST_BYTES = 4 * 1024 * 1024

/** Reads the records and puts as many together as one transaction should hold. */
export async function* batchesOf(source: Source, timezone: string): AsyncGenerator<Batch> {
  let batch: Batch = { records: [], rejections: [], line: 0 }
  let size = 0
  const { mostRecords = MOST_RECORDS } = source
  for await (const item of source.records()) {
    const read = isRejection(item) ? item : readItem(item, timezone)
    if (isRejection(read)) batch.rejections.push(read)
    else batch.records.push(read)
    batch.line = item.line
    size += isRejection(item) ? JSON.stringify(item.record).length : item.size
    if (batch.records.length + batch.rejections.length < mostRecords && size < MOST_BYTES) continue
    yield batch
    batch = { records: [], rejections: [], line: 0 }
    size = 0
  }
  if (batch.records.length + batch.rejections.length > 0) yield batch
}

function readItem({ value, size: _, ...place }: SourceRecord, timezone: string): ReadRecord | Rejection {
  const read = attempt(place.line, place.raw, () => {
    const record = readRecord(value, timezone)
    return { ...place, record, hash: hashOfRecord({ ...place, record }) }
  })
  if (!isRejection(read) || place.fieldOf === undefined) return read
  return { ...read, field: place.fieldOf(read.field) }
}
