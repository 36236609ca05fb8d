import {
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isLeafType,
  isRequiredArgument,
} from 'graphql'
import { fieldsOf } from './ways.ts'

/** What frames the rows of a page. */
const FRAME = new Set(['nodes', 'edges', 'node', 'pageInfo'])
/** All that is shown of a row inside its page. */
const ROW = new Set(['id', 'cursor'])

/** Every plain value of what a field answers; of a page, which rows it has; nothing of a value itself. */
export function show(output: GraphQLOutputType, isRow = false): string {
  const type = getNamedType(output)
  if (!isCompositeType(type)) return ''
  const open = fieldsOf(type).filter(({ args }) => !args.some(isRequiredArgument))
  const parts = open.flatMap((field) => {
    if (FRAME.has(field.name)) return [`${field.name}${show(field.type, field.name !== 'pageInfo')}`]
    return isLeafType(getNamedType(field.type)) && (!isRow || ROW.has(field.name)) ? [field.name] : []
  })
  return ` { ${['__typename', ...parts].join(' ')} }`
}
