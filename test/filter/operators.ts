import { folding } from './folding.ts'

/** The documented meaning of the operators, on one value that may be absent. Written without a look at src. */

export type Filter = Readonly<Record<string, unknown>>
type Key = string | number
/** What a value is compared as: instants as milliseconds, text folded, ids as they are. */
export type KeyOf = (value: unknown, filter: Filter) => Key

type Holds = (value: Key, operand: Key) => boolean

const ORDER: Record<string, Holds> = {
  gt: (value, operand) => value > operand,
  gte: (value, operand) => value >= operand,
  lt: (value, operand) => value < operand,
  lte: (value, operand) => value <= operand,
  contains: (value, operand) => String(value).includes(String(operand)),
  startsWith: (value, operand) => String(value).startsWith(String(operand)),
}

const EQUALITY: Record<string, (value: Key | null, operands: readonly (Key | null)[]) => boolean> = {
  eq: (value, operands) => value !== null && operands.includes(value),
  in: (value, operands) => value !== null && operands.includes(value),
  // An absent value is not equal either, and is none of the values.
  ne: (value, operands) => !operands.includes(value),
  notIn: (value, operands) => !operands.includes(value),
}

export const OPERATORS = new Set([...Object.keys(ORDER), ...Object.keys(EQUALITY), 'isNull', 'caseSensitive'])

/** All given operators must hold; a null one counts as left out. */
export function holds(value: unknown, filter: Filter, keyOf: KeyOf): boolean {
  const present = value === null || value === undefined ? null : keyOf(value, filter)
  return Object.entries(filter).every(([operator, operand]) => {
    if (operand === null || operator === 'caseSensitive') return true
    if (operator === 'isNull') return (present === null) === operand
    const equality = EQUALITY[operator]
    const operands = Array.isArray(operand) ? operand : [operand]
    if (equality !== undefined) {
      return equality(
        present,
        operands.map((one: unknown) => keyOf(one, filter)),
      )
    }
    const order = ORDER[operator]
    if (order === undefined) throw new Error(`The operator ${operator} has no evaluator.`)
    return present !== null && order(present, keyOf(operand, filter))
  })
}

export const asText: KeyOf = (value, filter) =>
  filter.caseSensitive === true ? String(value).normalize('NFC') : folding(String(value))
export const asInstant: KeyOf = (value) => Date.parse(String(value))
export const asNumber: KeyOf = (value) => Number(value)
export const asWritten: KeyOf = (value) => String(value)
export const asUuid: KeyOf = (value) => String(value).toLowerCase()
