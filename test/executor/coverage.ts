import {
  DirectiveLocation,
  type GraphQLDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { memberCoordinate } from './asked.ts'

/** Every field of every type that a query answers, every argument of it, and every type behind an interface. */
export function outputCoordinates(schema: GraphQLSchema): string[] {
  return answered(schema).flatMap((type) => [
    ...fieldsOf(type).flatMap((field) => [
      `${type.name}.${field.name}`,
      ...field.args.map(({ name }) => `${type.name}.${field.name}(${name}:)`),
    ]),
    ...(isAbstractType(type)
      ? schema.getPossibleTypes(type).map(({ name }) => memberCoordinate(type.name, name))
      : []),
  ])
}

/** Every field of every input and every value of every enum that a query can be asked with. */
export function inputCoordinates(schema: GraphQLSchema): string[] {
  const passed = answered(schema).flatMap((type) =>
    fieldsOf(type).flatMap(({ args }) => args.map((argument) => getNamedType(argument.type))),
  )
  return closure<GraphQLNamedType>(passed, (type) =>
    isInputObjectType(type) ? Object.values(type.getFields()).map((field) => getNamedType(field.type)) : [],
  ).flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
    return isEnumType(type) ? type.getValues().map(({ name }) => `${type.name}.${name}`) : []
  })
}

/** Every directive that a field can bear, and every argument of it. */
export function directiveCoordinates(schema: GraphQLSchema): string[] {
  return fieldDirectives(schema).flatMap(({ name, args }) => [
    `@${name}`,
    ...args.map((argument) => `@${name}(${argument.name}:)`),
  ])
}

export function fieldDirectives(schema: GraphQLSchema): GraphQLDirective[] {
  return schema.getDirectives().filter(({ locations }) => locations.includes(DirectiveLocation.FIELD))
}

/** What a query can answer; operations of other kinds are not compared. */
function answered(schema: GraphQLSchema): GraphQLNamedType[] {
  const query = schema.getQueryType()
  return closure<GraphQLNamedType>(query ? [query] : [], (type) => [
    ...fieldsOf(type).map((field) => getNamedType(field.type)),
    ...(isAbstractType(type) ? schema.getPossibleTypes(type) : []),
  ])
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
}

function closure<T>(starts: readonly T[], next: (item: T) => readonly T[]): T[] {
  const found = new Set<T>()
  const pending = [...starts]
  for (let item = pending.shift(); item !== undefined; item = pending.shift()) {
    if (found.has(item)) continue
    found.add(item)
    pending.push(...next(item))
  }
  return [...found]
}
