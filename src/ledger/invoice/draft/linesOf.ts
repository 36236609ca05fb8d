import type { LineItem } from '../../../../prisma/generated/client/client.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { MILLION, millionthsOf } from '../total/millionths.ts'
import type { DraftLine } from './lineInput.ts'

const NOT_MADE_HERE = ['DISCOUNT', 'TAX', 'CREDIT']

/**
 * Lines that are stored, as those of a new draft; refused where no line says the same, as with imports whose taxes have no
 * rate: a copy must not come to something else unnoticed.
 */
export function linesOf(stored: readonly LineItem[]): DraftLine[] {
  return stored.map((line, index) => {
    const copied = lineOf(line)
    if (copied !== null) return copied
    const message = `Line ${index + 1} cannot be worked out anew, as it has a tax or a kind that lines made here have not.`
    throw refusal('INVALID', 'invoiceId', message)
  })
}

function lineOf(line: LineItem): DraftLine | null {
  const { name, description, contextType, productType, unitPrice } = line
  const rate = (stored: LineItem['taxRate']) => (stored === null ? null : millionthsOf(stored.toFixed()))
  const quantity = millionthsOf(line.quantity.toFixed())
  const [taxRate, discountRate] = [rate(line.taxRate), rate(line.discountRate)]
  // A discount is stored with its rate, which is the one that counts then.
  const discount = discountRate === null ? line.discount : null
  const isTaxed = line.tax !== null && line.tax !== 0n
  const isSound =
    quantity !== null &&
    quantity > 0n &&
    unitPrice >= 0n &&
    (discount ?? 0n) >= 0n &&
    isRate(taxRate) &&
    isRate(discountRate) &&
    (taxRate !== null || !isTaxed) &&
    !NOT_MADE_HERE.includes(contextType)
  if (!isSound) return null
  return { name, description, contextType, productType, quantity, unitPrice, discount, discountRate, taxRate }
}

const isRate = (rate: bigint | null) => rate === null || (rate >= 0n && rate <= 100n * MILLION)
