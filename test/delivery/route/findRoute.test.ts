import { expect, test } from 'vitest'
import { findRoute } from '../../../src/http/findRoute.ts'

const routes = {
  exact: { '/': 'start', '/graphql': 'api' },
  below: { '/t/': 'tracking', '/outbox': 'outbox' },
}

test.each([
  ['/', 'start'],
  ['/graphql', 'api'],
  ['/graphql/more', undefined],
  ['/t/', 'tracking'],
  ['/t/o/token.gif', 'tracking'],
  ['/t', undefined],
  ['/outbox', 'outbox'],
  ['//t/', undefined],
  ['/constructor', undefined],
  ['/__proto__/x', undefined],
  ['', undefined],
])('%j is answered by %s', (path, expected) => {
  expect(findRoute(path, routes)).toBe(expected)
})
