import { type GraphQLInputObjectType, getNamedType, isInputObjectType, isListType } from 'graphql'
import { schema } from '../schema.ts'

const NO_OBJECT = /Expected value of type "(\w+)" to be an object, found: (.+)\.$/s
const VARIABLE = /^Variable "(\$\w+)" of type "([^"]+)" used in position expecting type "(\w+)!?"\.$/
/** A longer value is not repeated. */
const LONGEST = 80

/** What a filter would have had to be, where a value stands in its place: `{eq: OVERDUE}`. Empty for other messages. */
export function filterSuggestion(message: string): string {
  const [, expected = '', found = ''] = NO_OBJECT.exec(message) ?? []
  if (expected !== '') return suggestion(expected, found, found.startsWith('['))
  const [, variable = '', given = '', position = ''] = VARIABLE.exec(message) ?? []
  return variable !== '' && takes(position, given) ? suggestion(position, variable, given.includes('[')) : ''
}

function suggestion(typeName: string, value: string, isList: boolean): string {
  const operator = isList ? 'in' : 'eq'
  if (filterOf(typeName)?.getFields()[operator] === undefined) return ''
  const shown = value.length > LONGEST || value.includes(' more item') ? '…' : value
  return ` Did you mean {${operator}: ${shown}}?`
}

/** A variable of another type would not fit the operator either. */
function takes(typeName: string, given: string): boolean {
  const operand = filterOf(typeName)?.getFields().eq
  return operand !== undefined && given.replace(/[[\]!]/g, '') === getNamedType(operand.type).name
}

function filterOf(typeName: string): GraphQLInputObjectType | null {
  const type = schema.getType(typeName)
  return isInputObjectType(type) && isFilter(type) ? type : null
}

/** Filters compare with `eq` one value; other inputs that are objects have no such field. */
function isFilter(type: GraphQLInputObjectType): boolean {
  const { eq } = type.getFields()
  return eq !== undefined && !isListType(eq.type)
}
