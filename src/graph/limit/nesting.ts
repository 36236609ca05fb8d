import { Lexer, Source, TokenKind } from 'graphql'
import { badRequest, refuseRequest } from '../error.ts'

export const MAX_TOKENS = 4_000

/** What a document and its variables may be before anybody looks into them. */
export const SOURCE_LIMITS = {
  /** Brackets inside brackets: parsers and executors are recursive and would run out of stack. */
  nesting: 100,
  length: 100_000,
  /** Objects and lists inside the variables. */
  variableNesting: 32,
  /** Values that the variables hold in all. */
  values: 5_000,
} as const
/** A search or an id is short; what is written and attached in a mutation is only limited by the body of the request. */
const MAX_TEXT = 10_000
const MAX_WRITTEN_TEXT = 1_000_000

const STEPS: Partial<Record<TokenKind, number>> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.PAREN_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
  [TokenKind.PAREN_R]: -1,
}

/** Sources that were found good, as long as they are few and short. */
const good = new Set<string>()
const MAX_GOOD = 1_000
const MAX_GOOD_LENGTH = 10_000

/** The same document comes again and again; it is looked through once. */
export function checkSourceOnce(source: string): void {
  if (good.has(source)) return
  checkSource(source)
  if (source.length > MAX_GOOD_LENGTH) return
  if (good.size >= MAX_GOOD) good.clear()
  good.add(source)
}

/** Refuses a document that would bring the parser down, before it is parsed. */
function checkSource(source: string): void {
  if (source.length > SOURCE_LIMITS.length) {
    throw refuseRequest(
      'GRAPHQL_PARSE_FAILED',
      `The document is longer than ${SOURCE_LIMITS.length} characters.`,
    )
  }
  let depth = 0
  for (const kind of tokenKinds(source)) {
    depth += STEPS[kind] ?? 0
    if (depth > SOURCE_LIMITS.nesting) {
      throw refuseRequest('DEPTH_LIMIT', `The document nests more than ${SOURCE_LIMITS.nesting} brackets.`)
    }
  }
}

/** Up to the first mistake, which the parser finds again and reports. */
function* tokenKinds(source: string): Generator<TokenKind> {
  const lexer = new Lexer(new Source(source))
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) yield token.kind
  } catch {
    return
  }
}

type Visit = { value: unknown; path: string; depth: number }

/** Refuses variables that are nested too deep or too many, or hold text that no database keeps as it is. */
export function checkVariables(variables: unknown): void {
  checkValues(variables, MAX_WRITTEN_TEXT)
}

/** The same, with what only mutations may be given as a limit: known as soon as the operation is. */
export function checkQueryVariables(variables: unknown): void {
  checkValues(variables, MAX_TEXT)
}

function checkValues(variables: unknown, mostText: number): void {
  const pending: Visit[] = [{ value: variables, path: 'variables', depth: 0 }]
  let values = 0
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value, path, depth } = visit
    if (depth > SOURCE_LIMITS.variableNesting) {
      throw badRequest('variables', `must not be nested deeper than ${SOURCE_LIMITS.variableNesting}.`)
    }
    if (typeof value === 'string') checkText(path, value, mostText)
    if (typeof value !== 'object' || value === null) continue
    const children = Object.entries(value)
    values += children.length
    if (values > SOURCE_LIMITS.values)
      throw badRequest('variables', `must not hold more than ${SOURCE_LIMITS.values} values.`)
    for (const [key, child] of children) {
      checkText('variables', key)
      pending.push({ value: child, path: `${path}.${key.slice(0, 80)}`, depth: depth + 1 })
    }
  }
}

/** PostgreSQL cannot store NUL, and a lone surrogate would silently become another character. */
export function checkText(path: string, text: string, most = MAX_TEXT): void {
  const where = path.slice(0, 200)
  if (text.includes('\0')) throw badRequest(where, 'must not contain the character NUL.')
  if (!text.isWellFormed())
    throw badRequest(where, 'must be well-formed Unicode; it contains half a surrogate pair.')
  if (text.length > most) throw badRequest(where, `must be at most ${most} characters long.`)
}
