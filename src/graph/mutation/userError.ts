import { builder } from '../builder.ts'

export const USER_ERROR_CODES = {
  REQUIRED: { description: 'Something that must be given was not.' },
  INVALID: { description: 'A value breaks the rule that the message names.' },
  NOT_FOUND: { description: 'There is no such thing in your organization.' },
  NOT_ALLOWED: { description: 'Only an administrator of the organization may do this.' },
  TAKEN: { description: 'There is one like it already.' },
  IMMUTABLE_STATE: {
    description: 'The state of the thing does not allow it: it is done already, over, or has not begun.',
  },
  CURRENCY_MISMATCH: { description: "The amount is not in the invoice's currency." },
  AMOUNT_EXCEEDS_REMAINING: { description: 'The amount is more than what is still owed.' },
  AMOUNT_EXCEEDS_UNAPPLIED: {
    description: 'The amount is more than what is left of the payment or the credit note.',
  },
  RATE_REQUIRED: {
    description: 'Payment and invoice are in different currencies: the rate, or both amounts, must be given.',
  },
  BOOKS_CLOSED: {
    description:
      "The day lies in a period whose books are closed: see the organization's `booksClosedThrough`.",
  },
  STALE: {
    description:
      'Somebody has changed the thing since `expectedUpdatedAt`: read it again before you change it.',
  },
  ALREADY_DISPUTED: { description: 'The invoice has a dispute that is not resolved.' },
  OUTREACH_BLOCKED: { description: 'Mail must not go out then; `blockers` says why and until when.' },
  IDEMPOTENCY_KEY_REUSED: {
    description: 'The key was used within 24 hours for another mutation or with another input.',
  },
  TOO_MANY_ITEMS: { description: 'A list is longer than its limit.' },
  LIMIT_REACHED: {
    description:
      'The organization has as many of them at the moment as it may have: wait until some have ended.',
  },
} as const

const UserErrorCode = builder.enumType('UserErrorCode', {
  description: 'Why a mutation did nothing. Programs go by the code, people by the message.',
  values: USER_ERROR_CODES,
})

export type UserErrorCode = typeof UserErrorCode.$inferType

export type UserErrorRow = {
  code: UserErrorCode
  message: string
  /** The path in the input: `['input', 'invoiceIds', '0']`. */
  field: readonly string[]
  /** With OUTREACH_BLOCKED: what blocks, as the outreach domain shows it. */
  blockers?: readonly object[]
}

export const UserError = builder.objectRef<UserErrorRow>('UserError').implement({
  description: 'Something in the input that kept a mutation from being done. Nothing was changed.',
  fields: (t) => ({
    code: t.expose('code', { type: UserErrorCode, description: 'What kind of error, for programs.' }),
    message: t.exposeString('message', { description: 'A sentence for the person who asked.' }),
    field: t.stringList({
      description:
        'Where in the arguments: `["input", "invoiceIds", "0"]`. It is `["input"]` where no single field is at fault.',
      resolve: ({ field }) => [...field],
    }),
  }),
})

/** Ends a mutation without a trace of it; the caller reads why in `userErrors`. */
export class Refusal extends Error {
  readonly userErrors: readonly UserErrorRow[]

  constructor(userErrors: readonly UserErrorRow[]) {
    super(userErrors.map(({ message }) => message).join(' '))
    this.userErrors = userErrors
  }
}

/** One refusal; `field` is the path below `input`, such as `invoiceIds.0`. */
export function refusal(code: UserErrorCode, field: string, message: string): Refusal {
  return new Refusal([userError(code, field, message)])
}

export function userError(code: UserErrorCode, field: string, message: string): UserErrorRow {
  return { code, message, field: ['input', ...field.split('.').filter(Boolean)] }
}
