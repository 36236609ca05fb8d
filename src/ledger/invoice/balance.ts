type Amounts = { amountDue: bigint; amountPaid: bigint }

/** What is still owed: never below zero, an overpayment is told apart. */
export function amountRemainingOf({ amountDue, amountPaid }: Amounts): bigint {
  return amountDue > amountPaid ? amountDue - amountPaid : 0n
}

/** What was paid beyond what was due. On a credit nothing is due, so nothing can be overpaid by not paying. */
export function amountOverpaidOf({ amountDue, amountPaid }: Amounts): bigint {
  const due = amountDue > 0n ? amountDue : 0n
  return amountPaid > due ? amountPaid - due : 0n
}

/** What a credit note still has to give: what was paid out on it, below zero, is used up. Zero on a demand. */
export function creditLeftOf({ amountDue, amountPaid }: Amounts): bigint {
  if (amountDue >= 0n) return 0n
  const paidOut = amountPaid < 0n ? amountPaid : 0n
  return paidOut > amountDue ? paidOut - amountDue : 0n
}

/** Nothing is left to be paid, by either side. */
export function isBalanced(amounts: Amounts): boolean {
  return amountRemainingOf(amounts) === 0n && creditLeftOf(amounts) === 0n
}
