import type { GraphQLSchema } from 'graphql'
import { type Ask, asksOf } from './asks.ts'
import { inBrackets } from './call.ts'
import type { Material } from './material.ts'
import { makingFor, writeWay } from './shortCall.ts'
import type { Case } from './world.ts'

const AT_ONCE = 8

/**
 * Operations for each of these coordinates, several of one type together. The asks come from the schema, so whatever
 * chance left out is asked for: the coverage does not hang on the seed, nor on anybody knowing a new type.
 */
export function sweep(schema: GraphQLSchema, material: Material, missing: Iterable<string>): Case[] {
  const wanted = new Set(missing)
  const asks = asksOf(schema).filter(({ coordinate }) => wanted.has(coordinate))
  return [...Map.groupBy(asks, ({ way }) => way).values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / AT_ONCE) }, (_, index) =>
      writeCase(material, group.slice(index * AT_ONCE, (index + 1) * AT_ONCE)),
    ),
  )
}

function writeCase(material: Material, asks: readonly Ask[]): Case {
  const written = asks.map(({ coordinate, write }, index) => {
    const name = `f${index}`
    return { name, ...write(makingFor(material, coordinate), name) }
  })
  const declarations = written.flatMap(({ name, variable }) =>
    variable === undefined ? [] : [`$${name}: ${variable.argument.type}`],
  )
  const selection = `{ __typename ${written.map(({ text }) => text).join('\n')} }`
  const [first] = asks
  const document =
    first === undefined ? selection : writeWay(makingFor(material, first.way.type.name), first.way, selection)
  return {
    query: declarations.length === 0 ? document : `query ${inBrackets(declarations)} ${document}`,
    operationName: null,
    variables: Object.fromEntries(
      written.flatMap(({ name, variable }) => (variable === undefined ? [] : [[name, variable.value]])),
    ),
  }
}
