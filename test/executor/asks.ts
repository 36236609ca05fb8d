import { type GraphQLArgument, type GraphQLSchema, isAbstractType } from 'graphql'
import { memberCoordinate } from './asked.ts'
import { type Field, inBrackets } from './call.ts'
import { fieldDirectives } from './coverage.ts'
import { inputPlaces, valueAt } from './inputPlaces.ts'
import { literal } from './literal.ts'
import { shortCall, validValue } from './shortCall.ts'
import { show } from './show.ts'
import { type Making, makeValue } from './values.ts'
import { fieldsOf, type Way, waysTo } from './ways.ts'

type Written = { text: string; variable?: { argument: GraphQLArgument; value: unknown } }
/** How one coordinate is asked for on the type at the end of the way; the alias names its variable as well. */
export type Ask = { coordinate: string; way: Way; write(making: Making, alias: string): Written }

/** All that a query can be asked, each by the shortest way. */
export function asksOf(schema: GraphQLSchema): Ask[] {
  const seen = new Set<string>()
  return waysTo(schema).flatMap((way) => [
    ...fieldsOf(way.type).flatMap((field) => [
      { coordinate: `${way.type.name}.${field.name}`, way, write: plainly(field) },
      ...argumentAsks(way, field),
      ...inputAsks(way, field, seen),
    ]),
    ...memberAsks(schema, way),
    ...(way.steps.length === 0 ? directiveAsks(schema, way) : []),
  ])
}

const plainly =
  (field: Field): Ask['write'] =>
  (making, alias) => ({ text: `${alias}: ${shortCall(making, field)}${show(field.type)}` })

function withArgument(
  field: Field,
  argument: GraphQLArgument,
  make: (making: Making) => unknown,
): Ask['write'] {
  return (making, alias) => {
    const call = shortCall(making, field, { [argument.name]: `$${alias}` })
    return {
      text: `${alias}: ${call}${show(field.type)}`,
      variable: { argument, value: make(making) },
    }
  }
}

function argumentAsks(way: Way, field: Field): Ask[] {
  return field.args.map((argument) => ({
    coordinate: `${way.type.name}.${field.name}(${argument.name}:)`,
    way,
    write: withArgument(field, argument, (making) => validValue(making, field, argument)),
  }))
}

/** Each input is swept at the first place that takes it. */
function inputAsks(way: Way, field: Field, seen: Set<string>): Ask[] {
  return inputPlaces(field.args, seen).map((place) => ({
    coordinate: place.coordinate,
    way,
    write: withArgument(field, place.argument, (making) => valueAt(making, place)),
  }))
}

function memberAsks(schema: GraphQLSchema, way: Way): Ask[] {
  if (!isAbstractType(way.type)) return []
  return schema.getPossibleTypes(way.type).map(({ name }) => ({
    coordinate: memberCoordinate(way.type.name, name),
    way,
    write: () => ({ text: `... on ${name} { __typename }` }),
  }))
}

function directiveAsks(schema: GraphQLSchema, way: Way): Ask[] {
  return fieldDirectives(schema).flatMap(({ name, args }) =>
    [`@${name}`, ...args.map((argument) => `@${name}(${argument.name}:)`)].map((coordinate) => ({
      coordinate,
      way,
      write: (making: Making, alias: string) => {
        const given = args.map(
          (argument) =>
            `${argument.name}: ${literal(argument.type, makeValue(making, argument.type, argument.name))}`,
        )
        return { text: `${alias}: __typename @${name}${inBrackets(given)}` }
      },
    })),
  )
}
