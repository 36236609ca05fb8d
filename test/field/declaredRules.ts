import type { Meaning } from '../../src/graph/field/field.ts'
import type { Model } from '../../src/graph/read/table.ts'
import { flag, type Rule, type Rules, value } from '../filter/evaluate.ts'
import { asInstant, asNumber, asText, asUuid, asWritten, type KeyOf } from '../filter/operators.ts'
import { plainFilters } from './declared.ts'

const KEYS: Record<Exclude<Meaning, 'FLAG'>, KeyOf> = {
  TEXT: asText,
  INSTANT: asInstant,
  NUMBER: asNumber,
  EXACT: asWritten,
  UUID: asUuid,
}

/**
 * What every field of a where input means: of plain ones their declaration says what their values are compared as, and
 * `operators.ts`, written without a look at src, what the operators do. `own` spells out the others.
 */
export function declaredRules<Row extends object>(model: Model, own: Rules<Row>): Rules<Row> {
  const plain = plainFilters(model).map(({ name, meaning }): [string, Rule<Row>] => [
    name,
    meaning === 'FLAG'
      ? flag((row) => answered(row, name) === true)
      : value((row) => answered(row, name), KEYS[meaning]),
  ])
  return { ...Object.fromEntries(plain), ...own }
}

/** The value of a row as it was answered, an amount as its minor units. */
function answered(row: object, name: string): unknown {
  if (!(name in row)) throw new Error(`No row has a ${name} to hold its filter against.`)
  const answer: unknown = Reflect.get(row, name)
  return typeof answer === 'object' && answer !== null && 'minorUnits' in answer ? answer.minorUnits : answer
}
