import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { faultOf } from '../../src/exchange/export/faultOf.ts'
import { createPageSize } from '../../src/exchange/export/pageSize.ts'
import { PageErrors } from '../../src/exchange/export/readPage.ts'
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
