import { fractionDigits } from '../../../graph/currency.ts'
import { type DecimalFormat, type Exact, product, toMinorUnits } from '../record/amount.ts'
import { Refusal } from '../rejection.ts'
import { cellOf, type Making, type Row } from './making.ts'
import type { Maker } from './value.ts'
import { readWrittenNumber } from './writtenNumber.ts'

type ProductOptions = { names: readonly string[]; numbers: DecimalFormat; isRounded: boolean }

/** The product of two columns as an amount. */
export function productOf(
  [left, right]: [number, number],
  { names, numbers, isRounded }: ProductOptions,
): Maker {
  const read = (row: Row, index: number) => exactOf(cellOf(row, index), numbers)
  return (row, making) => {
    const exact = product(read(row, left), read(row, right))
    return minorUnits(exact, { making, isRounded, subject: `the product of columns ${names.join(' and ')}` })
  }
}

/** The sum of the record's lines, which are made before. */
export const sumOf: Maker = (_row, { lineTotals }) => {
  const sum = lineTotals.reduce((total, lineTotal) => total + BigInt(lineTotal), 0n)
  return safe(sum)
}

export function exactOf(text: string, numbers: DecimalFormat): Exact {
  const exact = readWrittenNumber(text, numbers)
  if (exact === null) throw new Refusal(null, `"${text}" is not a number`)
  return exact
}

type Context = { making: Making; isRounded: boolean; subject: string }

/** An amount in the minor units of the record's currency. */
export function minorUnits(exact: Exact, { making, isRounded, subject }: Context): number {
  if (making.currency === null) throw new Refusal('currency', 'is required')
  try {
    return safe(toMinorUnits(exact, { fractionDigits: fractionDigits(making.currency), isRounded }))
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(null, `${subject} ${error.message}`) : error
  }
}

function safe(units: bigint): number {
  const number = Number(units)
  if (Number.isSafeInteger(number)) return number
  throw new Refusal(null, `is ${units} minor units, beyond 2^53 - 1`)
}
