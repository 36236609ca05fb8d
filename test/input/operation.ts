import { type GraphQLArgument, isRequiredArgument } from 'graphql'
import { schema } from '../../src/server/schema.ts'
import { sample } from './positions.ts'

type Given = { argument: GraphQLArgument; value: unknown }
type Operation = { query: string; variables: Record<string, unknown> }

/** One root field, asked once for each set of values; what it requires besides is filled in. */
export function operationOf(
  name: string,
  calls: readonly (readonly Given[])[],
  selection: string,
): Operation {
  const field = schema.getQueryType()?.getFields()[name]
  if (field === undefined) throw new Error(`There is no field ${name}.`)
  const declarations: string[] = []
  const variables: Record<string, unknown> = {}
  const fields = calls.map((given, number) => {
    const named = new Set(given.map(({ argument }) => argument.name))
    const others = field.args.filter((argument) => isRequiredArgument(argument) && !named.has(argument.name))
    const filled = others.map((argument) => ({ argument, value: sample(argument.type) }))
    const args = [...given, ...filled].map(({ argument, value }) => {
      const variable = `${argument.name}${number}`
      declarations.push(`$${variable}: ${argument.type}`)
      variables[variable] = value
      return `${argument.name}: $${variable}`
    })
    return `f${number}: ${name}${args.length === 0 ? '' : `(${args.join(', ')})`} ${selection}`
  })
  const head = declarations.length === 0 ? '' : `query (${declarations.join(', ')}) `
  return { query: `${head}{ ${fields.join(' ')} }`, variables }
}
