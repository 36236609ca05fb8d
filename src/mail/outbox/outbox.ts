import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeWords } from 'postal-mime'
import { readHead } from './mailHead.ts'

const MOST_LISTED = 200
const HEAD_BYTES = 16_384
/** As the transport names them, which leaves no way out of the folder. */
const FILE = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.eml$/

export type OutboxEntry = { file: string; date: string; recipient: string; subject: string }

export type Outbox = {
  /** Newest first, 200 at most. */
  list(): Promise<OutboxEntry[]>
  /** Null if there is no such file, whatever was asked for. */
  read(file: string): Promise<Buffer | null>
}

/** What the outbox transport wrote to a folder. */
export function createOutbox(folder: string): Outbox {
  return {
    async list() {
      const files = (await orWhenMissing(readdir(folder), [])).filter((file) => FILE.test(file))
      const newest = files.sort().reverse().slice(0, MOST_LISTED)
      return Promise.all(newest.map((file) => readEntry(folder, file)))
    },
    read: (file) =>
      FILE.test(file) ? orWhenMissing(readFile(join(folder, file)), null) : Promise.resolve(null),
  }
}

async function readEntry(folder: string, file: string): Promise<OutboxEntry> {
  const { header } = readHead(await orWhenMissing(readStart(join(folder, file)), Buffer.alloc(0)))
  return {
    file,
    date: file.slice(0, 19).replace(/T(..)-(..)-(..)/, ' $1:$2:$3'),
    recipient: header('delivered-to'),
    subject: decodeWords(header('subject')),
  }
}

/** The list needs the headers, and a mail may carry megabytes behind them. */
async function readStart(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES) })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function orWhenMissing<Value, Otherwise>(
  reading: Promise<Value>,
  otherwise: Otherwise,
): Promise<Value | Otherwise> {
  try {
    return await reading
  } catch (error) {
    // Whatever the file system throws has a code.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise
    throw error
  }
}
