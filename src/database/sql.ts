import { LONG_PATTERN, PLANNED_BY_VALUE, WORKED_OUT_ONCE } from './read.ts'

/**
 * A piece of SQL with its parameters. Values become parameters, never text. Pieces are put together freely and become
 * one text only when they are asked.
 */
export class Sql {
  private readonly texts: readonly string[]
  private readonly values: readonly unknown[]

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts
    this.values = values
  }

  /** How many parameters it has. */
  get parameters(): number {
    return this.values.reduce<number>(
      (count, value) => count + (value instanceof Sql ? value.parameters : 1),
      0,
    )
  }

  /** The text with numbered parameters, and their values. */
  render(): { text: string; values: unknown[] } {
    const values: unknown[] = []
    return { text: this.write(values), values }
  }

  private write(values: unknown[]): string {
    let text = this.texts[0] ?? ''
    for (const [index, value] of this.values.entries()) {
      if (value instanceof Sql) text += value.write(values)
      else text += `$${values.push(value)}`
      text += this.texts[index + 1] ?? ''
    }
    return text
  }
}

export function sql(texts: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(texts, values)
}

/** Text that is part of the program, such as a column's name. Never anything that came from outside. */
export function raw(text: string): Sql {
  return new Sql([text], [])
}

export const nothing = raw('')
/** See `src/database/read.ts`. */
export const byValue = raw(PLANNED_BY_VALUE)

/** Stands beside a pattern that is long enough to find little. */
export const longPattern = raw(LONG_PATTERN)

/** Stands before a bracket. See `src/database/read.ts`. */
export const once = raw(WORKED_OUT_ONCE)

export const TRUE = raw('true')
export const FALSE = raw('false')

/** All must hold; true when there is none. */
export function and(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? TRUE : sql`(${join(conditions, ' and ')})`
}

/** One must hold; false when there is none. */
export function or(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? FALSE : sql`(${join(conditions, ' or ')})`
}

/** True exactly where the condition is not: a condition on an absent value is false, so its negation is true. */
export function not(condition: Sql): Sql {
  return sql`(${condition} is not true)`
}

export function sum(parts: readonly Sql[]): Sql {
  return join(parts, ' + ')
}

export function list(parts: readonly Sql[]): Sql {
  return join(parts, ', ')
}

function join(parts: readonly Sql[], separator: string): Sql {
  return new Sql(['', ...parts.slice(1).map(() => separator), ''], parts)
}
