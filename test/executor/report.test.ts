import { GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql'
import { expect, test } from 'vitest'
import { executeReading } from '../../src/graph/execution/executeReading.ts'

// What only the accelerator stumbles over is told, for the ordinary way answers in its place and nobody would know.
function schemaOf(fault: unknown) {
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      text: {
        type: GraphQLString,
        resolve: () => {
          throw fault
        },
      },
    },
  })
  return new GraphQLSchema({ query, extensions: { accelerator: true } })
}

async function reportsOf(fault: unknown) {
  const reported: unknown[] = []
  const contextValue = { loaders: new Map(), readsAlong: false }
  const args = { schema: schemaOf(fault), document: parse('{ text }'), contextValue }
  const result = await executeReading(args, (told) => reported.push(told))
  return { result, reported }
}

test('a fault of ours is told', async () => {
  const fault = new TypeError('cannot read a property of undefined')

  expect(await reportsOf(fault)).toEqual({ result: null, reported: [fault] })
})

test.each([
  ['a refusal', new GraphQLError('first: must not be negative.')],
  ["one of the database's errors", Object.assign(new Error('syntax'), { code: '42601', severity: 'ERROR' })],
  ['a database that is gone', Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })],
])('%s is left to the second attempt', async (_name, fault) => {
  expect(await reportsOf(fault)).toEqual({ result: null, reported: [] })
})
