import { getNamedType, isObjectType } from 'graphql'
import { schema } from '../../src/server/schema.ts'
import type { Case } from './world.ts'

const PAGE =
  '{ totalCount nodes { __typename id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'
const ARGUMENTS = [
  'first: 2',
  'first: 1, after: null',
  'last: 2',
  'last: 1, before: null',
  'first: 1, offset: 1',
]

/** Every page below an invoice with each way of paging; chance alone leaves some of them out. */
export function sweepPages(): Case[] {
  const invoice = schema.getType('Invoice')
  if (!isObjectType(invoice)) throw new Error('There are no invoices.')
  return Object.values(invoice.getFields())
    .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
    .map(({ name }) => {
      const pages = ARGUMENTS.map((given, index) => `p${index}: ${name}(${given}) ${PAGE}`)
      return {
        query: `{ invoices(first: 5) { nodes { id ${pages.join('\n')} } } }`,
        operationName: null,
        variables: {},
      }
    })
}
