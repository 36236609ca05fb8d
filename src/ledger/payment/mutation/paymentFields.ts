import type { builder } from '../../../graph/builder.ts'
import { clearableText } from '../../../graph/mutation/patch.ts'
import { PaymentMethod } from '../enums.ts'

type InputFields = Parameters<NonNullable<Parameters<typeof builder.inputType>[1]['fields']>>[0]

const LONGEST = {
  methodText: 100,
  referenceNumber: 200,
  description: 2_000,
  statementDescriptor: 500,
  remittanceId: 200,
  bankTransactionId: 200,
} as const
export type PaymentTexts = { [Name in keyof typeof LONGEST]?: string | null | undefined }

/** What people write of a payment, beside its amount and day. */
export const paymentFields = (t: InputFields) => ({
  method: t.field({ type: PaymentMethod, description: 'How it was made.' }),
  methodText: t.string({
    description: `How it was made, where \`method\` is OTHER, in at most ${LONGEST.methodText} characters.`,
  }),
  referenceNumber: t.string({
    description: `The number it is known by, in at most ${LONGEST.referenceNumber} characters.`,
  }),
  description: t.string({
    description: `What it says it is for, in at most ${LONGEST.description} characters.`,
  }),
  statementDescriptor: t.string({
    description: `What stands on the payer's statement, in at most ${LONGEST.statementDescriptor} characters.`,
  }),
  remittanceId: t.string({
    description: `The advice that came with it, in at most ${LONGEST.remittanceId} characters.`,
  }),
  bankTransactionId: t.string({
    description: `The line of the bank statement, in at most ${LONGEST.bankTransactionId} characters.`,
  }),
})

/** The texts that were given; a blank is none. */
export function textsIn(input: PaymentTexts): PaymentTexts {
  const names = Object.keys(LONGEST) as (keyof typeof LONGEST)[]
  return Object.fromEntries(names.map((name) => [name, clearableText(input[name], name, LONGEST[name])]))
}
