import type { Prisma } from '../../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { millionthsText } from '../total/millionths.ts'
import type { WorkedOut } from './workOut.ts'

type Place = { invoiceId: string; currency: string }

/** The rows of an invoice's lines, numbered from 1. */
export function lineRows(
  { organizationId, now }: DirectWork,
  { invoiceId, currency }: Place,
  { lines, totals }: WorkedOut,
): Prisma.LineItemCreateManyInput[] {
  const rate = (units: bigint | null) => (units === null ? null : millionthsText(units))
  return lines.flatMap((line, index) => {
    const amounts = totals.lines[index]
    if (amounts === undefined) return []
    const { quantity, discountRate, taxRate, ...texts } = line
    const { discount, tax, lineTotal } = amounts
    return {
      organizationId,
      id: uuidv7(),
      invoiceId,
      currency,
      lineNumber: index + 1,
      ...texts,
      quantity: millionthsText(quantity),
      discountRate: rate(discountRate),
      taxRate: rate(taxRate),
      discount,
      tax,
      lineTotal,
      createdAt: now,
      updatedAt: now,
    }
  })
}

/** The amounts of an invoice on which nothing was paid or credited yet. */
export function amountsOf({ subtotal, discount, tax, total }: WorkedOut['totals']) {
  return { subtotal, discount, tax, total, amountDue: total }
}
