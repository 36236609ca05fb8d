import type { Amount, Format } from '../components/useFormat.ts'

/** One value twice: as it is read on the page, and exact for other programs. */
export type Cell = { shown: string; exact: string; href?: string }
export type Column = {
  label: string
  /** What its numbers are in, where that is not part of them in a file: a currency. */
  unit?: string
  isNumber: boolean
}
export type Table = {
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  total?: readonly Cell[]
}

type Writer = Pick<Format, 'money' | 'count' | 'decimal'>

export const textCell = (shown: string, href?: string): Cell => ({
  shown,
  exact: shown,
  ...(href === undefined ? {} : { href }),
})

/** A day or a period: written for people on the page, and so that it sorts in a file. */
export const namedCell = (shown: string, exact: string): Cell => ({ shown, exact })

export const moneyCell = (format: Writer, amount: Amount | null | undefined): Cell =>
  amount ? { shown: format.money(amount), exact: amount.amount } : NOTHING

export const decimalCell = (format: Writer, value: string | null | undefined, digits = 1): Cell =>
  value ? { shown: format.decimal(Number(value), digits), exact: value } : NOTHING

export const countCell = (format: Writer, value: number): Cell => ({
  shown: format.count(value),
  exact: String(value),
})

const NOTHING: Cell = { shown: '–', exact: '' }
