import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'
import { USER_ERROR_CODES } from '../../graph/mutation/userError.ts'

const REFUSAL_CODES = {
  ...USER_ERROR_CODES,
  FORBIDDEN: {
    description: 'A token that may only read, or an organization that the person is no member of.',
  },
  BAD_USER_INPUT: {
    description: 'The input did not fit the types of the schema, or held a malformed value.',
  },
  GRAPHQL_VALIDATION_FAILED: { description: 'The document with the mutation did not fit the schema.' },
  QUERY_TOO_COMPLEX: { description: 'The document with the mutation asked for too much at once.' },
  DEPTH_LIMIT: { description: 'The document with the mutation, or its input, was nested too deep.' },
  RATE_LIMITED: { description: 'It was asked for too often.' },
} as const

export type RefusalCode = keyof typeof REFUSAL_CODES

export const RefusalCodeEnum = builder.enumType('RefusalCode', {
  description: 'Why a mutation was refused: the codes of `userErrors`, and those of errors that refuse one.',
  values: REFUSAL_CODES,
})

export const RefusalCodeFilter = enumFilter('RefusalCodeFilter', RefusalCodeEnum, 'why it was refused')

export function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.hasOwn(REFUSAL_CODES, code)
}
