import { type GraphQLNamedType, Lexer, Source, TokenKind } from 'graphql'
import { MAX_COST } from '../../src/graph/limit/cost.ts'
import { MAX_TOKENS } from '../../src/graph/limit/nesting.ts'
import { costOf } from '../limit/costOf.ts'
import { operationAt, type Path } from './paths.ts'
import { MAX_LISTS, type Selection, selectionOf, write } from './selection.ts'
import { split } from './split.ts'

/** All that is at the end of the way, in as many operations as the limit makes of it; a type may grow beyond one. */
export function operationsAt(path: Path, depth: number, most = MAX_COST): string[] {
  const operation = (selection: Selection) => operationAt(path, write(selection))
  const whole = selectionOf(path.type, depth, MAX_LISTS - path.lists)
  return split(whole, (piece) => fits(operation(piece), most)).map(operation)
}

/** The same of the thing with this global id. */
export function operationsOn(type: GraphQLNamedType, id: string, depth: number): string[] {
  return operationsWithin(
    type,
    depth,
    (text) => `{ node(id: "${id}") { __typename ... on ${type.name} ${text} } }`,
  )
}

/** The same of whatever the operation makes of a selection on the type. */
export function operationsWithin(
  type: GraphQLNamedType,
  depth: number,
  operation: (selection: string) => string,
): string[] {
  const whole = selectionOf(type, depth, MAX_LISTS)
  return split(whole, (piece) => fits(operation(write(piece)))).map((piece) => operation(write(piece)))
}

/** Whether the server takes it: neither too long nor too dear. */
export function fits(operation: string, most = MAX_COST): boolean {
  return isShortEnough(operation) && costOf(operation) <= most
}

function isShortEnough(operation: string): boolean {
  const lexer = new Lexer(new Source(operation))
  for (let tokens = 0; tokens <= MAX_TOKENS; tokens++) {
    if (lexer.advance().kind === TokenKind.EOF) return true
  }
  return false
}
