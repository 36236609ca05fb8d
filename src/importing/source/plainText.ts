import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UnreadableFile } from '../unreadable.ts'

const OTHER_FORMATS: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'gzip data; unpack it first', bytes: [0x1f, 0x8b] },
  { name: 'a zip archive or a spreadsheet; export it as text first', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'Zstandard data; unpack it first', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'UTF-16 text; save it as UTF-8', bytes: [0xff, 0xfe] },
  { name: 'UTF-16 text; save it as UTF-8', bytes: [0xfe, 0xff] },
]

/** Reads the whole file once: a fault on its last page must be known before its first record is written. */
export async function checkPlainText(path: string): Promise<{ lines: number }> {
  await checkFile(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let lines = 1
  let isFirst = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst) checkFormat(path, chunk)
    isFirst = false
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      throw notUtf8(path, lines)
    }
    lines += countLines(chunk)
  }
  try {
    decoder.decode()
  } catch {
    throw notUtf8(path, lines)
  }
  return { lines }
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.code
    throw new UnreadableFile(`${path} cannot be read: ${reason}.`)
  })
  if (!found.isFile()) throw new UnreadableFile(`${path} is not a file.`)
}

function checkFormat(path: string, chunk: Buffer): void {
  const format = OTHER_FORMATS.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte))
  if (format !== undefined) throw new UnreadableFile(`${basename(path)} is ${format.name}.`)
}

function notUtf8(path: string, line: number): UnreadableFile {
  return new UnreadableFile(`${basename(path)} is not UTF-8 text: see line ${line} and what follows.`)
}

function countLines(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}
