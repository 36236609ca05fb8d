import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../graph/context.ts'
import { createPageSize } from './pageSize.ts'
import type { ExportPlan } from './plan.ts'
import { type ExportedPage, readPage } from './readPage.ts'
import type { Writer } from './write.ts'

export type WrittenPage = { text: string; rows: number; cursor: string | null }

type Reading = {
  schema: GraphQLSchema
  plan: ExportPlan
  writer: Writer
  /** A new one for each page: what a page has loaded is of no use to the next. */
  contextOf: () => Context
  /** Behind which row to begin. */
  cursor: string | null
  /** Rows that may be read in all. */
  most: number
  /** Rows of a page, at most. */
  pageRows: number
}

/**
 * The rows behind the cursor, page by page, as text. While one page is written the database reads the next: that, and no more,
 * is ever held.
 */
export async function* readRows(reading: Reading): AsyncGenerator<WrittenPage, void, undefined> {
  const { schema, plan, writer, contextOf } = reading
  const size = createPageSize(Math.min(plan.mostRows, reading.pageRows))
  let left = reading.most
  const ask = (after: string | null): Promise<ExportedPage> => {
    const page = readPage(schema, plan, contextOf(), { first: Math.min(size.rows, Math.max(left, 1)), after })
    // Heard of when its turn comes.
    page.catch(() => {})
    return page
  }
  let next: Promise<ExportedPage> | null = ask(reading.cursor)
  try {
    while (next !== null) {
      const { rows, cursor }: ExportedPage = await next
      left -= rows.length
      next = cursor === null || left <= 0 ? null : ask(cursor)
      const texts = rows.map((row) => writer.write([row]))
      size.learn(texts.map((text) => text.length))
      yield { text: texts.join(''), rows: rows.length, cursor }
    }
  } finally {
    // Whoever goes first now needs the connection that it is read with.
    await next?.catch(() => {})
  }
}
