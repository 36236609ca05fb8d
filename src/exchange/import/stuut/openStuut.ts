import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Rejection } from '../rejection.ts'
import { type Line, MOST_BYTES, readLines } from '../source/lines.ts'
import { checkPlainText } from '../source/plainText.ts'
import type { Source, SourceRecord } from '../source/source.ts'
import { UnreadableFile } from '../unreadable.ts'
import { DocumentReader } from './document.ts'
import { BrokenJson, readElements } from './elements.ts'

/** How the documents stand in the file: one a line, as the elements of an array, or as values that follow each other. */
type Layout = 'LINES' | 'ARRAY' | 'VALUES'

/** A document has many records, and most of them are small. */
const MOST_RECORDS = 2_000
const BEGINNING = 1_048_576

/** Opens a file of Stuut's invoice documents. */
export async function openStuut(path: string): Promise<Source> {
  const { lines } = await checkPlainText(path)
  const layout = await layoutOf(path)
  if (layout !== 'LINES') await checkBrackets(path, layout)
  const reader = new DocumentReader()
  return {
    lines,
    mostRecords: MOST_RECORDS,
    unresolved: reader.unresolved,
    records: () => readRecords(path, layout, reader),
  }
}

async function layoutOf(path: string): Promise<Layout> {
  const [line = '', next] = (await beginningOf(path)).trimStart().split(/\r?\n\s*/)
  if (line.startsWith('[')) return 'ARRAY'
  if (!line.startsWith('{')) throw new UnreadableFile(`${basename(path)} holds no JSON object or array.`)
  return next === undefined || next.startsWith('{') || isJson(line) ? 'LINES' : 'VALUES'
}

/** As much as tells the layout, without the byte order mark. */
async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING), length: BEGINNING })
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '')
  } finally {
    await file.close()
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A bracket too few would make one document of many, so it must be known before the first is written. */
async function checkBrackets(path: string, layout: Layout): Promise<void> {
  try {
    for await (const _ of readElements(path, layout === 'ARRAY'));
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error
    throw new UnreadableFile(`${basename(path)} is not JSON: ${error.message}.`)
  }
}

async function* readRecords(
  path: string,
  layout: Layout,
  reader: DocumentReader,
): AsyncGenerator<SourceRecord | Rejection> {
  if (layout === 'LINES') {
    for await (const line of readLines(path)) yield* readDocument(line, reader)
    return
  }
  for await (const { line, index, bytes } of readElements(path, layout === 'ARRAY')) {
    yield* readDocument({ number: line, bytes, ...(layout === 'ARRAY' ? { index } : {}) }, reader)
  }
}

function* readDocument(
  { number: line, bytes, index }: Line & { index?: number },
  reader: DocumentReader,
): Generator<SourceRecord | Rejection> {
  const place = index === undefined ? null : `[${index}]`
  if (bytes === null) {
    yield { line, field: place, reason: `is longer than ${MOST_BYTES} bytes`, record: null }
    return
  }
  const text = bytes
    .toString()
    .replace(/^\uFEFF/, '')
    .trim()
  if (text === '') return
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    yield { line, field: place, reason: 'is not JSON', record: text }
    return
  }
  yield* reader.read(value, { line, element: place, size: bytes.length })
}
