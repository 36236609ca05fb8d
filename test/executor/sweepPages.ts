import { type GraphQLSchema, getNamedType, isRequiredArgument } from 'graphql'
import type { Material } from './material.ts'
import { makingFor, writeWay } from './shortCall.ts'
import { show } from './show.ts'
import { fieldsOf, waysTo } from './ways.ts'
import type { Case } from './world.ts'

const ARGUMENTS = [
  'first: 2',
  'first: 1, after: null',
  'last: 2',
  'last: 1, before: null',
  'first: 1, offset: 1',
]

/** Every page there is, at the root and below rows, with each way of paging; chance alone leaves some of them out. */
export function sweepPages(schema: GraphQLSchema, material: Material): Case[] {
  return waysTo(schema).flatMap((way) =>
    fieldsOf(way.type)
      .filter(
        ({ type, args }) => getNamedType(type).name.endsWith('Connection') && !args.some(isRequiredArgument),
      )
      .map(({ name, type }) => {
        const pages = ARGUMENTS.map((given, index) => `p${index}: ${name}(${given})${show(type)}`)
        const query = writeWay(makingFor(material, name), way, `{ __typename ${pages.join('\n')} }`)
        return { query, operationName: null, variables: {} }
      }),
  )
}
