import { builder } from '../../../graph/builder.ts'
import { optionalText, writtenText } from '../../../graph/mutation/input.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { LineItemContextType } from '../enums.ts'
import { MoneyInput } from '../moneyInput.ts'
import { MILLION, millionthsOf } from '../total/millionths.ts'
import type { LineTerms } from '../total/totalsOf.ts'

const LONGEST_NAME = 500
const LONGEST_DESCRIPTION = 5_000
/** What the column holds. */
const LARGEST_QUANTITY = 10n ** 14n * MILLION - 1n
const RATE_RULE = 'per cent, from 0 to 100, with at most six digits after the point'

export const LineItemInput = builder.inputType('LineItemInput', {
  description:
    'A line of an invoice that is made here. Its amount is quantity by unit price, its discount is taken off that, and its tax ' +
    "is worked out of what remains; each is rounded to minor units by the organization's `accounting`.",
  fields: (t) => ({
    name: t.string({ required: true, description: `What it is for, at most ${LONGEST_NAME} characters.` }),
    description: t.string({
      description: `More about it, at most ${LONGEST_DESCRIPTION} characters. Blank or null: none.`,
    }),
    contextType: t.field({
      type: LineItemContextType,
      defaultValue: 'PRODUCT',
      description:
        'What the line stands for. DISCOUNT, TAX and CREDIT are INVALID: discount and tax stand on the line that they belong ' +
        'to. Null: PRODUCT.',
    }),
    productType: t.string({
      description: `Kind of product, at most ${LONGEST_NAME} characters. Blank or null: none.`,
    }),
    quantity: t.field({
      type: 'Decimal',
      required: true,
      description:
        'How many: above zero, below 10^14, with at most six digits after the point. Else INVALID.',
    }),
    unitPrice: t.field({
      type: MoneyInput,
      required: true,
      description: "The price of one, zero or more, in the invoice's currency, else CURRENCY_MISMATCH.",
    }),
    discount: t.field({
      type: MoneyInput,
      description:
        "What is taken off the line: zero up to the line's amount, in the invoice's currency. Not together with `discountRate`. " +
        'Null: none.',
    }),
    discountRate: t.field({
      type: 'Decimal',
      description: `The same as a part of the line's amount: ${RATE_RULE}. Null: none.`,
    }),
    taxRate: t.field({
      type: 'Decimal',
      description: `The tax on what remains after the discount: ${RATE_RULE}. Null: not taxed.`,
    }),
  }),
})

type Input = typeof LineItemInput.$inferInput

export type DraftLine = LineTerms & {
  name: string | null
  description: string | null
  contextType: typeof LineItemContextType.$inferType
  productType: string | null
}

/** The line, checked; `place` is the path of the line in the input. */
export function readLine(line: Input, place: string, currency: string): DraftLine {
  const at = (field: string) => `${place}.${field}`
  if (line.discount && line.discountRate) {
    throw refusal('INVALID', at('discountRate'), 'Give the discount as an amount or as a rate, not as both.')
  }
  return {
    name: writtenText(line.name, at('name'), LONGEST_NAME),
    description: optionalText(line.description, at('description'), LONGEST_DESCRIPTION),
    contextType: checkType(line.contextType ?? 'PRODUCT', at('contextType')),
    productType: optionalText(line.productType, at('productType'), LONGEST_NAME),
    quantity: readQuantity(line.quantity, at('quantity')),
    unitPrice: readAmount(line.unitPrice, at('unitPrice'), currency),
    discount: line.discount ? readAmount(line.discount, at('discount'), currency) : null,
    discountRate: readRate(line.discountRate, at('discountRate')),
    taxRate: readRate(line.taxRate, at('taxRate')),
  }
}

function checkType(type: DraftLine['contextType'], field: string): DraftLine['contextType'] {
  if (type !== 'DISCOUNT' && type !== 'TAX' && type !== 'CREDIT') return type
  throw refusal(
    'INVALID',
    field,
    'Discount and tax stand on the line that they belong to, not on lines of their own.',
  )
}

function readQuantity(text: string, field: string): bigint {
  const quantity = millionthsOf(text)
  if (quantity !== null && quantity > 0n && quantity <= LARGEST_QUANTITY) return quantity
  const message = 'A quantity is above zero and below 10^14, with at most six digits after the point.'
  throw refusal('INVALID', field, message)
}

function readAmount(
  { minorUnits, currency: given }: typeof MoneyInput.$inferInput,
  field: string,
  currency: string,
) {
  if (given !== currency) {
    throw refusal('CURRENCY_MISMATCH', `${field}.currency`, `The invoice is in ${currency}, not in ${given}.`)
  }
  if (minorUnits < 0) throw refusal('INVALID', `${field}.minorUnits`, 'The amount is zero or more.')
  return BigInt(minorUnits)
}

function readRate(text: string | null | undefined, field: string): bigint | null {
  if (text === null || text === undefined) return null
  const rate = millionthsOf(text)
  if (rate !== null && rate >= 0n && rate <= 100n * MILLION) return rate
  throw refusal('INVALID', field, `A rate is ${RATE_RULE}.`)
}
