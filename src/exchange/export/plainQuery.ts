import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { ExportFault } from './exportFault.ts'
import { isConnection } from './rowsOf.ts'

/** Amounts, which are values in all but name. */
const MONEY = '{ minorUnits currency }'

/** The query of a whole connection with every field of its rows that is one value. */
export function plainQuery(schema: GraphQLSchema, connection: string): string {
  const field = schema.getQueryType()?.getFields()[connection]
  const type = field && getNamedType(field.type)
  const nodes = isObjectType(type) && isConnection(type) ? type.getFields().nodes : undefined
  const row = nodes && getNamedType(nodes.type)
  if (!isObjectType(row))
    throw new ExportFault(`There is no connection ${connection}: ${connectionsOf(schema).join(', ')}.`)
  const selected = Object.values(row.getFields()).flatMap(selectionOf)
  return `{ ${connection} { nodes { ${selected.join(' ')} } } }`
}

function selectionOf(field: GraphQLField<unknown, unknown>): string[] {
  if (field.args.some(isRequiredArgument) || isListType(getNullableType(field.type))) return []
  const type = getNamedType(field.type)
  if (isLeafType(type)) return [field.name]
  return type.name === 'Money' ? [`${field.name} ${MONEY}`] : []
}

/** Those that can be exported by their name alone. */
function connectionsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type, args }) => isConnection(getNamedType(type)) && !args.some(isRequiredArgument))
    .map(({ name }) => name)
}
