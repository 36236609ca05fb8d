import { asUuid, asWritten, type Filter, holds, type KeyOf } from './operators.ts'

/** What one field of a where input says of a row. */
export type Rule<Row> = {
  holds(row: Row, operand: unknown, siblings: Filter): boolean
  /** What the row has there, for filters to be drawn from. */
  values(row: Row): readonly unknown[]
}

/** The fields of a where input, `and`, `or` and `not` apart, which mean the same in all of them. */
export type Rules<Row> = Readonly<Record<string, Rule<Row>>>

const isGiven = (operand: unknown) => operand !== null && operand !== undefined

/** Conditions side by side must all hold. */
export function matches<Row>(rules: Rules<Row>, row: Row, where: Filter): boolean {
  const combined = (operand: unknown) => matches(rules, row, operand as Filter)
  return Object.entries(where).every(([name, operand]) => {
    if (!isGiven(operand)) return true
    if (name === 'and') return (operand as Filter[]).every(combined)
    if (name === 'or') return (operand as Filter[]).some(combined)
    if (name === 'not') return !combined(operand)
    const rule = rules[name]
    if (rule === undefined) throw new Error(`The field ${name} has no evaluator.`)
    return rule.holds(row, operand, where)
  })
}

/** A value that the row has once or not at all. */
export function value<Row>(get: (row: Row) => unknown, keyOf: KeyOf): Rule<Row> {
  return {
    holds: (row, filter) => holds(get(row), filter as Filter, keyOf),
    values: (row) => [get(row)],
  }
}

/** A plain boolean. */
export function flag<Row>(get: (row: Row) => boolean): Rule<Row> {
  return { holds: (row, operand) => get(row) === operand, values: () => [] }
}

/** A plain id or UUID that the row must have. */
export function same<Row>(get: (row: Row) => unknown, keyOf: KeyOf = asWritten): Rule<Row> {
  return {
    holds: (row, operand) => holds(get(row), { eq: operand }, keyOf),
    values: (row) => [get(row)],
  }
}

/** A plain list of ids, one of which the row must have. */
export function oneOf<Row>(get: (row: Row) => unknown, keyOf: KeyOf = asUuid): Rule<Row> {
  return {
    holds: (row, operand) => holds(get(row), { in: operand }, keyOf),
    values: (row) => [get(row)],
  }
}

/** "Any of its …": one of several values must satisfy all operators at once. */
export function anyOf<Row>(get: (row: Row) => readonly unknown[], keyOf: KeyOf): Rule<Row> {
  return {
    holds: (row, filter) => get(row).some((one) => holds(one, filter as Filter, keyOf)),
    values: (row) => get(row),
  }
}

/** Several values, of which `eq` and `in` ask for one, `ne` and `notIn` for the want of all, `isNull` for any. */
export function several<Row>(get: (row: Row) => readonly string[]): Rule<Row> {
  const hasOne = (row: Row, wanted: unknown) => [wanted].flat().some((one) => get(row).includes(String(one)))
  const operators: Record<string, (row: Row, operand: unknown) => boolean> = {
    eq: hasOne,
    in: hasOne,
    ne: (row, operand) => !hasOne(row, operand),
    notIn: (row, operand) => !hasOne(row, operand),
    isNull: (row, operand) => (get(row).length === 0) === operand,
  }
  return {
    holds: (row, filter) =>
      Object.entries(filter as Filter).every(
        ([name, operand]) => !isGiven(operand) || operators[name]?.(row, operand) === true,
      ),
    values: get,
  }
}

/** A condition that does not count where one of some others stands beside it. */
export function unlessGiven<Row>(others: readonly string[], rule: Rule<Row>): Rule<Row> {
  return {
    ...rule,
    holds: (row, operand, siblings) =>
      others.some((other) => isGiven(siblings[other])) || rule.holds(row, operand, siblings),
  }
}

/** A related row that must be there and fit. */
export function related<Row, Other>(get: (row: Row) => Other | null, rules: () => Rules<Other>): Rule<Row> {
  return {
    holds: (row, where) => {
      const other = get(row)
      return other !== null && matches(rules(), other, where as Filter)
    },
    values: () => [],
  }
}

/** Related rows, at least one of which must fit. */
export function some<Row, Other>(get: (row: Row) => readonly Other[], rules: () => Rules<Other>): Rule<Row> {
  return {
    holds: (row, where) => get(row).some((other) => matches(rules(), other, where as Filter)),
    values: () => [],
  }
}

/** Related rows by `some`, `none` and `every`. */
export function many<Row, Other>(get: (row: Row) => readonly Other[], rules: () => Rules<Other>): Rule<Row> {
  return {
    holds: (row, filter) =>
      Object.entries(filter as Filter).every(([quantifier, where]) => {
        if (!isGiven(where)) return true
        const fits = (other: Other) => matches(rules(), other, where as Filter)
        if (quantifier === 'some') return get(row).some(fits)
        if (quantifier === 'none') return !get(row).some(fits)
        if (quantifier === 'every') return get(row).every(fits)
        throw new Error(`The quantifier ${quantifier} has no evaluator.`)
      }),
    values: () => [],
  }
}
