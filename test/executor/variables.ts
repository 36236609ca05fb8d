import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import type { Random } from '../../src/demo/random.ts'
import { literal } from './literal.ts'

type Variable = { declaration: string; value: unknown }

/** What may happen to a variable's value without the field refusing it. */
export type Freedom = 'any' | 'given'

/** The variables of one document; operations declare those that they use. */
export class Variables {
  private readonly random: Random
  private readonly known = new Map<string, Variable>()

  constructor(random: Random) {
    this.random = random
  }

  /** The value as it stands in the document: literally, as a variable, or with variables inside. */
  write(type: GraphQLInputType, value: unknown, freedom: Freedom = 'given', odds = 0.3): string {
    if (this.random.chance(odds)) return `$${this.lift(type, value, freedom)}`
    const inner = getNullableType(type)
    const named = getNamedType(type)
    if (value === null || value === undefined) return 'null'
    if (isListType(inner) && Array.isArray(value)) {
      return `[${value.map((item) => this.write(inner.ofType, item, 'given', 0.1)).join(', ')}]`
    }
    if (isInputObjectType(named) && typeof value === 'object') {
      const fields = Object.entries(value).map(([name, child]) => {
        const field = named.getFields()[name]
        if (field === undefined) throw new Error(`${named.name} has no field ${name}.`)
        // What a oneOf input holds must not be null, so its variable must not be either.
        const content = named.isOneOf
          ? this.writeOne(field.type, child)
          : this.write(field.type, child, 'any', 0.2)
        return `${name}: ${content}`
      })
      return `{ ${fields.join(', ')} }`
    }
    return literal(type, value)
  }

  private writeOne(type: GraphQLInputType, value: unknown): string {
    if (!this.random.chance(0.3)) return this.write(type, value, 'given', 0)
    return `$${this.declare(`${getNullableType(type)}!`, value)}`
  }

  private lift(type: GraphQLInputType, value: unknown, freedom: Freedom): string {
    const isNullable = !isNonNullType(type)
    const base = String(getNullableType(type))
    const way = this.random.weighted<'given' | 'strict' | 'default' | 'both' | 'null' | 'absent'>([
      ['given', 5],
      ['strict', 2],
      ['default', 2],
      ['both', 1],
      ['null', freedom === 'any' && isNullable ? 2 : 0],
      ['absent', freedom === 'any' && isNullable ? 2 : 0],
    ])
    if (way === 'null') return this.declare(base, null)
    if (way === 'absent') return this.declare(base, undefined)
    if (way === 'default') return this.declare(`${base} = ${literal(type, value)}`, undefined)
    if (way === 'both') return this.declare(`${base} = ${literal(type, value)}`, value)
    return this.declare(way === 'strict' ? `${base}!` : String(type), value)
  }

  /** One variable for all places that need the same; `undefined` is not sent. */
  declare(declaration: string, value: unknown): string {
    const same = [...this.known].find(
      ([, variable]) =>
        variable.declaration === declaration && JSON.stringify(variable.value) === JSON.stringify(value),
    )
    if (same !== undefined) return same[0]
    const name = `v${this.known.size}`
    this.known.set(name, { declaration, value })
    return name
  }

  header(names: readonly string[]): string {
    const declarations = names.map((name) => `$${name}: ${this.known.get(name)?.declaration}`)
    return declarations.length === 0 ? '' : `(${declarations.join(', ')})`
  }

  valuesOf(names: readonly string[]): Record<string, unknown> {
    const given = names.map((name) => [name, this.known.get(name)?.value] as const)
    return Object.fromEntries(given.filter(([, value]) => value !== undefined))
  }
}
