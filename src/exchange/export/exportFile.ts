import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { GraphQLSchema } from 'graphql'
import { EXPORT_PAGE_SIZE } from '../../graph/connection/arguments.ts'
import type { Context } from '../../graph/context.ts'
import { planExport } from './plan.ts'
import { readRows } from './readRows.ts'
import { createWriter } from './write.ts'

type Asked = {
  schema: GraphQLSchema
  query: string
  organizationId: string
  format: 'JSON_LINES' | 'CSV'
  /** A file, which is there when it is whole; null is stdout. */
  output: string | null
  contextOf: () => Context
}

/** Writes all rows of a query of one connection, without any limit; how many there are. */
export async function exportFile(asked: Asked): Promise<{ rows: number; bytes: number }> {
  const { schema, query, organizationId, format, output, contextOf } = asked
  const plan = planExport(schema, query, organizationId)
  const writer = createWriter(format, plan.columns)
  const written = { rows: 0, bytes: 0 }
  async function* pieces() {
    if (writer.head !== '') yield counted(writer.head)
    const reading = { schema, plan, writer, contextOf, cursor: null, pageRows: EXPORT_PAGE_SIZE }
    for await (const page of readRows({ ...reading, most: Number.POSITIVE_INFINITY })) {
      written.rows += page.rows
      yield counted(page.text)
    }
  }
  const counted = (text: string) => {
    const bytes = Buffer.from(text)
    written.bytes += bytes.length
    return bytes
  }
  if (output === null) await pipeline(pieces, process.stdout, { end: false })
  else await writeWhole(output, pieces)
  return written
}

/** Under another name until all of it is there. */
async function writeWhole(output: string, pieces: () => AsyncGenerator<Buffer>): Promise<void> {
  const draft = `${output}.part`
  const stream: Writable = createWriteStream(draft)
  try {
    await pipeline(pieces, stream)
    await rename(draft, output)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
