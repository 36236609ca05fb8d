import { type GraphQLArgument, GraphQLInt, GraphQLString } from 'graphql'
import type { Writing } from './writing.ts'

export type PageCall = { arguments: string[]; size: number | null }

const PAGE = new Set(['first', 'after', 'last', 'before', 'offset'])

export function isPageArgument({ name }: GraphQLArgument): boolean {
  return PAGE.has(name)
}

/** A page of a list in one of the ways to ask for one; with cursors where the list has some. */
export function writePage(
  writing: Writing,
  list: string,
  most: number,
  cursors: readonly string[] = [],
): PageCall {
  const { random, usage } = writing
  const size = random.integer(random.chance(0.06) ? 0 : 1, Math.max(1, Math.min(most, 6)))
  const ways = cursors.length === 0 ? (most < 10 ? SIZED : [...SIZED, '']) : FROM_CURSORS
  const [way = ''] = usage.choose(random, ways, (name) => `${list} ${name}`, 1)
  usage.note(`${list} ${way}`)
  return {
    arguments: way === '' ? [] : way.split(' ').map((name) => writePart(writing, name, size, cursors)),
    // Without a size a page holds ten.
    size: way === '' ? null : size,
  }
}

const SIZED = [
  'first',
  'last',
  'first offset',
  'first !last !after',
  'last !first',
  'first !before',
  'last !offset',
]
const FROM_CURSORS = ['first after', 'last before', 'last after', 'first before', 'first after before']

function writePart(writing: Writing, name: string, size: number, cursors: readonly string[]): string {
  const { random, variables } = writing
  // Nothing in the argument's place is as good as no argument.
  if (name.startsWith('!')) return `${name.slice(1)}: ${nothing(writing, name)}`
  if (name === 'after' || name === 'before') {
    return `${name}: ${variables.write(GraphQLString, random.pick(cursors))}`
  }
  return `${name}: ${int(writing, name === 'offset' ? random.integer(0, 12) : size)}`
}

function nothing({ random, variables }: Writing, name: string): string {
  const type = name === '!after' || name === '!before' ? 'String' : 'Int'
  return random.pick([
    () => 'null',
    () => `$${variables.declare(type, null)}`,
    () => `$${variables.declare(type, undefined)}`,
  ])()
}

/** A page that the field refuses. */
export function writeWrongPage(writing: Writing): PageCall {
  const nonsense = () => writing.variables.write(GraphQLString, 'nonsense')
  return writing.random.pick([
    () => ({ arguments: [`first: 2, after: ${nonsense()}`], size: 2 }),
    () => ({ arguments: [`last: 1, before: ${nonsense()}`], size: 1 }),
    () => ({ arguments: ['first: 1, last: 1'], size: 1 }),
    () => ({ arguments: [`first: ${int(writing, -1)}`], size: 1 }),
    () => ({ arguments: [`first: 1, offset: 1, after: ${nonsense()}`], size: 1 }),
    () => ({ arguments: ['first: 1, offset: -1'], size: 1 }),
  ])()
}

function int(writing: Writing, value: number): string {
  return writing.variables.write(GraphQLInt, value)
}
