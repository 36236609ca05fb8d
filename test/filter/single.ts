import fc from 'fast-check'
import { getNamedType, isInputObjectType } from 'graphql'
import { inputType, operandOf } from './generate.ts'
import type { Filter } from './operators.ts'
import type { World } from './rows.ts'
import { TABLES } from './tables.ts'

const DRAWN = 6
const PER_REQUEST = 20

type Draw = (world: World) => Filter[]

/** Each field of a where input alone, with each of its operators alone: some filters of every kind there is. */
export function everyCondition(name: string): [name: string, draw: Draw][] {
  return Object.values(inputType(name).getFields()).map((field) => {
    const named = getNamedType(field.type)
    const operators = isInputObjectType(named) ? Object.values(named.getFields()) : []
    const draw: Draw = (world) => {
      const pool = TABLES[name]?.valuesOf(world, field.name) ?? []
      const whole = fc.sample(operandOf(world, field.type, pool, 2), DRAWN)
      const alone = operators.flatMap((operator) =>
        fc
          .sample(operandOf(world, operator.type, pool, 2, operator.name), 2)
          .map((operand) => ({ [operator.name]: operand })),
      )
      const isWhere = named.name in TABLES
      return [...whole, ...(isWhere ? [] : alone)]
        .slice(0, PER_REQUEST)
        .map((operand) => ({ [field.name]: operand }))
    }
    return [field.name, draw]
  })
}
