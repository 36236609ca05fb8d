import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { faultOf } from '../../src/exchange/export/faultOf.ts'
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
