import { buildSchema, GraphQLError, parse } from 'graphql'
import { expect, test } from 'vitest'
import { faultOf } from '../../src/exchange/export/faultOf.ts'
import { createPageSize } from '../../src/exchange/export/pageSize.ts'
import type { ExportPlan } from '../../src/exchange/export/plan.ts'
import { PageErrors } from '../../src/exchange/export/readPage.ts'
import { readRows } from '../../src/exchange/export/readRows.ts'
import { createWriter } from '../../src/exchange/export/write.ts'
import type { Context } from '../../src/graph/context.ts'
import { QUEUES } from '../../src/queue/jobs.ts'

// What a page may cost, and what ends an export.

const failing = (code: string) => {
  const originalError = Object.assign(new Error('canceling statement'), { code, severity: 'ERROR' })
  return new PageErrors([new GraphQLError('Unexpected error.', { originalError })])
}

test('a page that the database gave up on ends the export at once, and others are tried again for a quarter of an hour', () => {
  expect(faultOf(failing('57014'), false)).toMatchObject({
    status: 'FAILED',
    code: 'QUERY_FAILED',
    message: expect.stringContaining('took the database too long'),
  })
  expect(faultOf(failing('40P01'), false)).toBeNull()
  expect(QUEUES['bulk-query'].retryLimit).toBe(10)
})

test('a page begins small and grows by the longest row of late, not by the mean', () => {
  const size = createPageSize(10_000)
  const sizes = [size.rows]
  const learn = (...lengths: number[]) => {
    size.learn(lengths)
    sizes.push(size.rows)
  }
  learn(...Array.from({ length: 10 }, () => 100))
  learn(...Array.from({ length: 40 }, () => 100))
  learn(...Array.from({ length: 159 }, () => 100), 50_000)
  learn(100)
  learn(100)
  learn()
  expect(sizes).toEqual([10, 40, 160, 20, 40, 80, 80])
  expect(createPageSize(7).rows).toBe(7)
})

test('nothing is read any more once the reading has ended before its last row', async () => {
  let reading = 0
  const rows = async () => {
    reading += 1
    await new Promise((resolve) => setTimeout(resolve, 20))
    reading -= 1
    return { nodes: [{ a: 1 }], pageInfo: { hasNextPage: true, endCursor: 'x' } }
  }
  const schema = buildSchema(
    `type Query { rows: Rows! } type Rows { nodes: [Row!]! pageInfo: Info! } type Row { a: Int }
      type Info { hasNextPage: Boolean! endCursor: String }`,
  )
  Object.assign(schema.getQueryType()?.getFields().rows ?? {}, { resolve: rows })
  const document = parse('{ rows { nodes { a } pageInfo { hasNextPage endCursor } } }')
  const plan = { document, trial: document, columns: [], mostRows: 10 } as unknown as ExportPlan
  const pages = readRows({
    schema,
    plan,
    writer: createWriter('JSON_LINES', []),
    contextOf: () => ({}) as Context,
    cursor: null,
    most: 100,
    pageRows: 10,
  })

  expect(await pages.next()).toMatchObject({ value: { rows: 1, cursor: 'x' } })
  expect(reading).toBe(1)
  await pages.return()
  expect(reading).toBe(0)
})
