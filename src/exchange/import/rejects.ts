import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Rejection } from './rejection.ts'

const MOST_TOLD = 20

/** Tells about records that did not go in, and keeps them in a file next to the imported one. */
export class Rejects {
  count = 0
  private stream: WriteStream | null = null
  private readonly input: string
  private readonly report: (line: string) => void
  private readonly isWritten: boolean

  constructor(options: { input: string; report: (line: string) => void; isWritten: boolean }) {
    this.input = options.input
    this.report = options.report
    this.isWritten = options.isWritten
  }

  async add(rejection: Rejection): Promise<void> {
    this.count += 1
    if (this.count <= MOST_TOLD) this.report(sentenceOf(rejection))
    if (!this.isWritten) return
    this.stream ??= await openBeside(this.input)
    const { line, field, reason, record } = rejection
    const isFull = !this.stream.write(`${JSON.stringify({ line, field, reason, record })}\n`)
    if (isFull) await once(this.stream, 'drain')
  }

  async close(): Promise<void> {
    if (this.count > MOST_TOLD) this.report(`and ${this.count - MOST_TOLD} more rejected`)
    if (this.stream === null) return
    this.stream.end()
    await finished(this.stream)
    this.report(`rejected records were written to ${this.stream.path}`)
  }
}

/** A file of an earlier run would speak of records that are in now. */
export async function forgetRejects(input: string): Promise<void> {
  await rm(resolve(dirname(input), `${basename(input)}.rejects.jsonl`), { force: true }).catch(() => {})
}

/** Next to the input, or in the current folder where that one takes no files. */
async function openBeside(input: string): Promise<WriteStream> {
  const name = `${basename(input)}.rejects.jsonl`
  return openForWriting(resolve(dirname(input), name)).catch(() => openForWriting(resolve(name)))
}

async function openForWriting(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path)
  await once(stream, 'open')
  return stream
}

/** One line, whatever characters the record brought into it. */
function sentenceOf({ line, field, reason }: Rejection): string {
  const sentence = `line ${line}: ${field === null ? '' : `${field} `}${reason}`
  return sentence.replace(/\p{Cc}/gu, '\uFFFD')
}
