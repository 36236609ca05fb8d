import {
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'
import type { Case } from './world.ts'

/** What the executed operations select and pass, as coordinates: `Invoice.total`, `Query.invoices(where:)`. */
export function coordinatesOf({ query, operationName, variables }: Case): string[] {
  const operation = separateOperations(parse(query))[operationName ?? '']
  if (operation === undefined) throw new Error(`There is no operation ${operationName}.`)
  const found: string[] = []
  const info = new TypeInfo(schema)
  visit(
    operation,
    visitWithTypeInfo(info, {
      Field: () => {
        found.push(`${info.getParentType()?.name}.${info.getFieldDef()?.name}`)
      },
      Argument: () => {
        if (info.getDirective()) return
        const field = `${info.getParentType()?.name}.${info.getFieldDef()?.name}`
        found.push(`${field}(${info.getArgument()?.name}:)`)
      },
      VariableDefinition: ({ variable }) => {
        const type = info.getInputType()
        if (type) found.push(...coordinatesIn(type, variables[variable.name.value]))
      },
      ObjectField: (node) => {
        const type = info.getParentInputType()
        if (type) found.push(`${getNamedType(type).name}.${node.name.value}`)
      },
    }),
  )
  return found
}

function coordinatesIn(type: GraphQLInputType, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => coordinatesIn(type, item))
  const named = getNamedType(type)
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, child]) => {
    const field = named.getFields()[name]
    return field === undefined ? [] : [`${named.name}.${name}`, ...coordinatesIn(field.type, child)]
  })
}

/** Every field of every type that is answered, and every argument of it. */
export function outputCoordinates(): string[] {
  return types().flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return []
    return Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}`,
      ...field.args.map(({ name }) => `${type.name}.${field.name}(${name}:)`),
    ])
  })
}

/** Every field of every input, wherever it stands in the document itself. */
export function inputCoordinates(): string[] {
  return types().flatMap((type) =>
    isInputObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [],
  )
}

/** What a query can answer or be asked with; documents of other operations are not compared. */
function types(): GraphQLNamedType[] {
  const found = new Set<GraphQLNamedType>()
  const query = schema.getQueryType()
  const pending: GraphQLNamedType[] = query ? [query] : []
  for (let type = pending.shift(); type !== undefined; type = pending.shift()) {
    if (found.has(type)) continue
    found.add(type)
    pending.push(...typesIn(type))
  }
  return [...found]
}

function typesIn(type: GraphQLNamedType): GraphQLNamedType[] {
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type))
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  const answered = Object.values(type.getFields()).flatMap((field) => [
    getNamedType(field.type),
    ...field.args.map((argument) => getNamedType(argument.type)),
  ])
  return isInterfaceType(type) ? [...answered, ...schema.getPossibleTypes(type)] : answered
}
