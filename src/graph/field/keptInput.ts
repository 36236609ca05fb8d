import { coerceInputValue, type GraphQLInputType, validateInputValue } from 'graphql'
import { badInput, refuse } from '../error.ts'
import { findNullIn } from '../nulls/findNull.ts'

/** What a value quoted in a message may take of it. */
const LONGEST_MESSAGE = 300

/**
 * The value of an input that was kept as JSON, as an executor would hand it to a resolver today: checked against the type as
 * it is now. BAD_USER_INPUT where it is none of that type, or has a null where one would stand for everything.
 */
export function readKept(type: GraphQLInputType, kept: unknown, path: string): unknown {
  validateInputValue(kept, type, ({ message }, at) => {
    throw badInput([path, ...at].join('.'), shortened(message))
  })
  const value = coerceInputValue(kept, type)
  const found = findNullIn(type, value)
  if (found === null) return value
  throw refuse('BAD_USER_INPUT', `${path}.${found.message}`, { argument: `${path}.${found.path}` })
}

function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`
}
