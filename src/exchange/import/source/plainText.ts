import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UnreadableFile } from '../unreadable.ts'
import type { Encoding } from './encoding.ts'

const OTHER_FORMATS: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'gzip data; unpack it first', bytes: [0x1f, 0x8b] },
  { name: 'a zip archive or a spreadsheet; export it as text first', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'Zstandard data; unpack it first', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
]
const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]
const NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** Reads the whole file once: a fault on its last page must be known before its first record is written. */
export async function checkPlainText(path: string, encoding: Encoding = 'utf-8'): Promise<{ lines: number }> {
  await checkFile(path)
  const decoder = new TextDecoder(encoding, { fatal: true })
  let lines = 1
  let isFirst = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst) checkFormat(path, chunk, encoding)
    isFirst = false
    lines += countLines(decode(decoder, chunk, { path, encoding, lines }))
  }
  decode(decoder, undefined, { path, encoding, lines })
  return { lines }
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.code
    throw new UnreadableFile(`${path} cannot be read: ${reason}.`)
  })
  if (!found.isFile()) throw new UnreadableFile(`${path} is not a file.`)
}

function checkFormat(path: string, chunk: Buffer, encoding: Encoding): void {
  const begins = (bytes: readonly number[]) => bytes.every((byte, index) => chunk[index] === byte)
  const format = OTHER_FORMATS.find(({ bytes }) => begins(bytes))
  if (format !== undefined) throw new UnreadableFile(`${basename(path)} is ${format.name}.`)
  if (encoding === 'utf-8' && UTF_16.some(begins)) {
    throw new UnreadableFile(`${basename(path)} is UTF-16 text; save it as UTF-8.`)
  }
}

type Place = { path: string; encoding: Encoding; lines: number }

function decode(decoder: TextDecoder, chunk: Buffer | undefined, { path, encoding, lines }: Place): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw new UnreadableFile(
      `${basename(path)} is not ${NAMES[encoding]} text: see line ${lines} and what follows.`,
    )
  }
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
