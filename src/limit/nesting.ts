import { badInput, refuse } from '../error.ts'

/** Brackets of a document may be nested this deep; parsers and executors are recursive and would run out of stack. */
const MAX_SOURCE_NESTING = 100
const MAX_SOURCE_LENGTH = 100_000
/** Objects and lists inside the variables may be nested this deep. */
const MAX_VARIABLE_NESTING = 32

/** Refuses a document that would bring the parser down, before it is parsed. */
export function checkSource(source: string): void {
  if (source.length > MAX_SOURCE_LENGTH) {
    throw refuse('GRAPHQL_PARSE_FAILED', `The document is longer than ${MAX_SOURCE_LENGTH} characters.`)
  }
  let depth = 0
  for (let index = 0; index < source.length; index++) {
    const character = source.charCodeAt(index)
    if (character === 0x7b || character === 0x5b || character === 0x28) depth += 1
    if (character === 0x7d || character === 0x5d || character === 0x29) depth -= 1
    if (depth > MAX_SOURCE_NESTING) {
      throw refuse('DEPTH_LIMIT', `The document nests more than ${MAX_SOURCE_NESTING} brackets.`)
    }
  }
}

type Visit = { value: unknown; path: string; depth: number }

/** Refuses variables that are nested too deep, or hold text that no database keeps as it is. */
export function checkVariables(variables: unknown): void {
  const pending: Visit[] = [{ value: variables, path: 'variables', depth: 0 }]
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value, path, depth } = visit
    if (depth > MAX_VARIABLE_NESTING) {
      throw badInput('variables', `must not be nested deeper than ${MAX_VARIABLE_NESTING}.`)
    }
    if (typeof value === 'string') checkText(path, value)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      checkText('variables', key)
      pending.push({ value: child, path: `${path}.${key}`, depth: depth + 1 })
    }
  }
}

const MAX_TEXT = 10_000

/** PostgreSQL cannot store NUL, and a lone surrogate would silently become another character. */
export function checkText(path: string, text: string): void {
  if (text.includes('\0')) throw badInput(path, 'must not contain the character NUL.')
  if (!text.isWellFormed())
    throw badInput(path, 'must be well-formed Unicode; it contains half a surrogate pair.')
  if (text.length > MAX_TEXT) throw badInput(path, `must be at most ${MAX_TEXT} characters long.`)
}
