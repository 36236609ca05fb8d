import fc from 'fast-check'

/** A movement on a bank account, as a statement in the test's own words. */
export type Movement = {
  day: string
  minorUnits: number
  isCredit: boolean
  isReversal: boolean
  reference: string | null
  endToEndId: string | null
  payerName: string | null
  payerAccount: string | null
  text: string | null
}

export type Statement = { account: string; currency: string; opening: number; movements: Movement[] }

/** What every format can carry. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const word = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: fc.constantFrom(...LETTERS) })
const words = (most: number) =>
  fc.array(word(12), { minLength: 1, maxLength: most }).map((each) => each.join(' '))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`)

/** Different references, but some are none: those are told apart by counting. */
const movement: fc.Arbitrary<Movement> = fc.record({
  day,
  minorUnits: fc.oneof(fc.constantFrom(100, 5_000), fc.integer({ min: 1, max: 999_999_999 })),
  isCredit: fc.boolean(),
  isReversal: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  reference: maybe(word(16).map((text) => `R${text}`.slice(0, 16))),
  endToEndId: maybe(word(14).map((text) => `E${text}`)),
  payerName: maybe(words(3)),
  payerAccount: maybe(fc.constantFrom('DE02120300000000202051', 'NL91ABNA0417164300', '12345678')),
  text: maybe(words(12)),
})

export const statement: fc.Arbitrary<Statement> = fc.record({
  account: fc.constantFrom('DE89370400440532013000', 'FR1420041010050500013M02606'),
  currency: fc.constantFrom('EUR', 'JPY', 'BHD'),
  opening: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  movements: fc
    .array(movement, { maxLength: 30 })
    .map((movements) => movements.toSorted((left, right) => left.day.localeCompare(right.day))),
})

const DIGITS: Record<string, number> = { EUR: 2, JPY: 0, BHD: 3 }

export function signedOf({ minorUnits, isCredit }: Movement): number {
  return isCredit ? minorUnits : -minorUnits
}

export function closingOf({ opening, movements }: Statement): number {
  return movements.reduce((sum, movement) => sum + signedOf(movement), opening)
}

/** Without its sign: `12.34`, with the separator that is given. */
export function decimal(minorUnits: number, currency: string, separator: string): string {
  const digits = DIGITS[currency] ?? 2
  const text = String(Math.abs(minorUnits)).padStart(digits + 1, '0')
  const fraction = digits === 0 ? '' : text.slice(-digits)
  return `${text.slice(0, text.length - digits)}${fraction === '' && separator === '.' ? '' : separator}${fraction}`
}

/** What is to be there after an import, in the order of what can be seen of it. */
export function paymentsIn({ movements, currency }: Statement) {
  const credits = movements.filter(({ isCredit, isReversal }) => isCredit && !isReversal)
  return credits
    .map(({ day: receivedOn, minorUnits, reference, endToEndId, payerName, payerAccount, text }) => ({
      receivedOn,
      amount: minorUnits,
      currency,
      status: 'PENDING_MATCH',
      reference,
      endToEndId,
      payerName,
      payerAccount,
      text,
    }))
    .map((payment) => JSON.stringify(payment))
    .toSorted()
}
