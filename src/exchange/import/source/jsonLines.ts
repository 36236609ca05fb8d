import { basename } from 'node:path'
import type { Rejection } from '../rejection.ts'
import { UnreadableFile } from '../unreadable.ts'
import { type Line, MOST_BYTES, readLines } from './lines.ts'
import { checkPlainText } from './plainText.ts'
import type { Source, SourceRecord } from './source.ts'

/** Opens a file of the canonical format, which must begin with a JSON object. */
export async function openJsonLines(path: string): Promise<Source> {
  const { lines } = await checkPlainText(path)
  for await (const item of readRecords(path)) {
    const isObject = 'value' in item && typeof item.value === 'object' && !Array.isArray(item.value)
    if (isObject && item.value !== null) break
    throw new UnreadableFile(
      `${basename(path)} is not in the canonical format: line ${item.line} is not a JSON object on one line.`,
    )
  }
  return { lines, records: () => readRecords(path) }
}

async function* readRecords(path: string): AsyncGenerator<SourceRecord | Rejection> {
  for await (const line of readLines(path)) {
    const record = readLine(line)
    if (record !== null) yield record
  }
}

function readLine({ number, bytes }: Line): SourceRecord | Rejection | null {
  if (bytes === null) {
    const reason = `is longer than ${MOST_BYTES} bytes`
    return { line: number, field: null, reason, record: null }
  }
  const text = (number === 1 ? bytes.toString().replace(/^\uFEFF/, '') : bytes.toString()).trim()
  if (text === '') return null
  try {
    const value: unknown = JSON.parse(text)
    return { line: number, value, raw: value, size: bytes.length }
  } catch {
    return { line: number, field: null, reason: 'is not JSON', record: text }
  }
}
