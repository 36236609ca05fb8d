import { type GraphQLArgument, isRequiredArgument } from 'graphql'
import { Random } from '../../src/demo/random.ts'
import { argumentValue, type Field, inBrackets } from './call.ts'
import { literal } from './literal.ts'
import type { Material } from './material.ts'
import { rowsOf } from './root.ts'
import { Usage } from './usage.ts'
import type { Making } from './values.ts'
import type { Way } from './ways.ts'

/** Cursors are tried on from lists that have some; nothing in their place is a value of its own. */
const PAGE: Record<string, unknown> = { first: 4, last: 4, after: null, before: null, offset: 1 }

/** The same values for the same place, whatever else is asked. */
export function makingFor(material: Material, place: string): Making {
  return { random: new Random(`sweep ${place}`), material, usage: new Usage() }
}

/** `invoices(first: 4, where: $v0)`: what is given, what the field insists on, and a short page. */
export function shortCall(making: Making, field: Field, given: Record<string, string> = {}): string {
  const named = new Set(Object.keys(given))
  const fromEnd = named.has('last') || named.has('before')
  const args = field.args.flatMap((argument) => {
    const { name, type } = argument
    if (named.has(name)) return [`${name}: ${given[name]}`]
    if (name === (fromEnd ? 'last' : 'first')) return [`${name}: ${PAGE[name]}`]
    return isRequiredArgument(argument)
      ? [`${name}: ${literal(type, validValue(making, field, argument))}`]
      : []
  })
  return `${field.name}${inBrackets(args)}`
}

/** A value that the field takes and answers with rows, where it is known what has any. */
export function validValue(making: Making, field: Field, argument: GraphQLArgument): unknown {
  const { name } = argument
  const [home] = making.material.homes
  const [row] = home === undefined ? [] : rowsOf(home, field.name)
  if (name in PAGE) return PAGE[name]
  if (name === 'organizationId' && home !== undefined) return home.organizationId
  if (row !== undefined && name === 'by') return { uid: row }
  if (row !== undefined && name === 'id') return row
  return argumentValue(making, argument)
}

/** The selection at the end of the way, with the way around it. */
export function writeWay(making: Making, { steps }: Way, selection: string): string {
  return steps.reduceRight((content, step) => {
    const head = 'member' in step ? `... on ${step.member}` : shortCall(making, step.field)
    return `{ __typename ${head} ${content} }`
  }, selection)
}
