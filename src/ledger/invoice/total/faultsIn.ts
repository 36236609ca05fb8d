import { type UserErrorRow, userError } from '../../../graph/mutation/userError.ts'
import type { LineTerms, Totals } from './totalsOf.ts'

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

/** What is wrong with amounts that were worked out: discounts above their lines, and the first line that leads past 2^53. */
export function faultsIn(terms: readonly LineTerms[], { lines }: Totals): UserErrorRow[] {
  const faults: UserErrorRow[] = []
  let subtotal = 0n
  let total = 0n
  for (const [index, { amount, discount, lineTotal }] of lines.entries()) {
    if (discount > amount) {
      const field = terms[index]?.discount === null ? 'discountRate' : 'discount'
      const message = `The discount of ${discount} is more than the line's amount of ${amount}, in minor units.`
      faults.push(userError('INVALID', `lineItems.${index}.${field}`, message))
    }
    subtotal += amount
    total += lineTotal
    if (subtotal > LARGEST || total > LARGEST) {
      const message = 'With this line the invoice comes to more than 2^53 - 1 minor units.'
      return [...faults, userError('INVALID', `lineItems.${index}`, message)]
    }
  }
  return faults
}
