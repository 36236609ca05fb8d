import {
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  parse,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Case } from './world.ts'

/**
 * What the executed operation selects and passes, as coordinates: `Invoice.total`, `Query.invoices(where:)`,
 * `StringFilter.eq`, `InvoiceOrderField.DUE_DATE`, `Node ... on Invoice`, `@skip(if:)`.
 */
export function coordinatesOf(schema: GraphQLSchema, { query, operationName, variables }: Case): string[] {
  const operation = separateOperations(parse(query))[operationName ?? '']
  if (operation === undefined) throw new Error(`There is no operation ${operationName}.`)
  const fragments = operation.definitions.filter(
    (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
  )
  const conditions = new Map(
    fragments.map(({ name, typeCondition }) => [name.value, typeCondition.name.value]),
  )
  const found: string[] = []
  const info = new TypeInfo(schema)
  const field = () => `${info.getParentType()?.name}.${info.getFieldDef()?.name}`
  const member = (condition: string | undefined) => {
    if (condition !== undefined) found.push(memberCoordinate(`${info.getParentType()?.name}`, condition))
  }
  visit(
    operation,
    visitWithTypeInfo(info, {
      Field: () => {
        found.push(field())
      },
      InlineFragment: ({ typeCondition }) => member(typeCondition?.name.value),
      FragmentSpread: ({ name }) => member(conditions.get(name.value)),
      Directive: ({ name }) => {
        found.push(`@${name.value}`)
      },
      Argument: () => {
        const directive = info.getDirective()
        found.push(`${directive ? `@${directive.name}` : field()}(${info.getArgument()?.name}:)`)
      },
      VariableDefinition: ({ variable }) => {
        const type = info.getInputType()
        if (type) found.push(...coordinatesIn(type, variables[variable.name.value]))
      },
      ObjectField: (node) => {
        const type = info.getParentInputType()
        if (type) found.push(`${getNamedType(type).name}.${node.name.value}`)
      },
      EnumValue: ({ value }) => {
        const type = info.getInputType()
        if (type) found.push(`${getNamedType(type).name}.${value}`)
      },
    }),
  )
  return found
}

/** A type asked for where an interface or a union stands. */
export function memberCoordinate(abstract: string, member: string): string {
  return `${abstract} ... on ${member}`
}

function coordinatesIn(type: GraphQLInputType, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => coordinatesIn(type, item))
  const named = getNamedType(type)
  if (isEnumType(named) && typeof value === 'string') return [`${named.name}.${value}`]
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, child]) => {
    const field = named.getFields()[name]
    return field === undefined ? [] : [`${named.name}.${name}`, ...coordinatesIn(field.type, child)]
  })
}
