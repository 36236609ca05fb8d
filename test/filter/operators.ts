import { folding } from './folding.ts'
import { localDay } from './localDay.ts'

/** The documented meaning of the operators, on one value that may be absent. Written without a look at src. */

export type Filter = Readonly<Record<string, unknown>>
type Key = string | number
/** What a value is compared with an operand as: instants as milliseconds or as days, text folded, ids as they are. */
export type KeyOf = (value: unknown, filter: Filter, operand: unknown) => Key

type Holds = (value: Key, operand: Key) => boolean

const ORDER: Record<string, Holds> = {
  gt: (value, operand) => value > operand,
  gte: (value, operand) => value >= operand,
  lt: (value, operand) => value < operand,
  lte: (value, operand) => value <= operand,
  contains: (value, operand) => String(value).includes(String(operand)),
  startsWith: (value, operand) => String(value).startsWith(String(operand)),
}

/** Whether equality with one of the operands is asked for, or the want of it: an absent value equals none. */
const EQUALITY: Record<string, boolean> = { eq: true, in: true, ne: false, notIn: false }

export const OPERATORS = new Set([...Object.keys(ORDER), ...Object.keys(EQUALITY), 'isNull', 'caseSensitive'])

/** All given operators must hold. */
export function holds(value: unknown, filter: Filter, keyOf: KeyOf): boolean {
  const isPresent = value !== null && value !== undefined
  const compares = (compare: Holds, operand: unknown) =>
    isPresent && compare(keyOf(value, filter, operand), keyOf(operand, filter, operand))
  return Object.entries(filter).every(([operator, operand]) => {
    if (operator === 'caseSensitive') return true
    if (operator === 'isNull') return !isPresent === operand
    const equality = EQUALITY[operator]
    const operands = Array.isArray(operand) ? operand : [operand]
    if (equality !== undefined) {
      return operands.some((one: unknown) => compares((left, right) => left === right, one)) === equality
    }
    const order = ORDER[operator]
    if (order === undefined) throw new Error(`The operator ${operator} has no evaluator.`)
    return compares(order, operand)
  })
}

export const asText: KeyOf = (value, filter) =>
  filter.caseSensitive === true ? String(value).normalize('NFC') : folding(String(value))
const DAY = /^\d{4}-\d\d-\d\d$/
/** An instant compared with a plain day is compared by its own day. */
export const asInstant: KeyOf = (value, _filter, operand) => {
  if (!DAY.test(String(operand))) return Date.parse(String(value))
  return DAY.test(String(value)) ? String(value) : localDay(String(value))
}
export const asNumber: KeyOf = (value) => Number(value)
export const asWritten: KeyOf = (value) => String(value)
export const asUuid: KeyOf = (value) => String(value).toLowerCase()
