import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { graphiqlOptions } from '../../src/server/graphiql.ts'
import { schema } from '../../src/server/schema.ts'

const tabs = graphiqlOptions({ demoToken: 'dg_demo', invoiceId: 'inv_demo' }).defaultTabs ?? []

test('GraphiQL opens with ten examples', () => {
  expect(tabs).toHaveLength(10)
})

test.each(tabs.map(({ query, headers }) => [query?.split('\n')[0], query, headers]))(
  '%s',
  (_name, query, headers) => {
    expect(validate(schema, parse(query ?? ''))).toEqual([])
    expect(JSON.parse(headers ?? '')).toEqual({ Authorization: 'Bearer dg_demo' })
  },
)
