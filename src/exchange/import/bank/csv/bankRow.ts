import type { Row } from '../../mapping/making.ts'
import { readWrittenNumber } from '../../mapping/writtenNumber.ts'
import type { Exact } from '../../record/amount.ts'
import { Refusal } from '../../rejection.ts'
import type { BankEntry } from '../entry.ts'
import type { BankMapping, Given } from './bankMapping.ts'

export type Cells = (row: Row, name: Given | undefined) => string | null

export type BankRow = {
  line: number
  account: string
  entry: Omit<BankEntry, 'raw'>
  /** What the row says the balance is after it. */
  balance: Exact | null
  /** Its amount with its sign. */
  amount: Exact
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function readBankRow(row: Row, mapping: BankMapping, cells: Cells): BankRow {
  if (row.fault !== null) throw new Refusal(null, row.fault)
  const cell = (name: Given | undefined) => cells(row, name)
  const needed = (name: Given, what: string) => {
    const text = cell(name)
    if (text === null) throw new Refusal(what, 'is required')
    return text
  }
  const amount = amountOf(cell, mapping)
  const written = needed(mapping.bookedOn, 'receivedAt')
  const bookedOn = mapping.date.readDay(written)
  if (bookedOn === null || !DAY.test(bookedOn))
    throw new Refusal('receivedAt', `"${written}" is not a date of the mapping's form`)
  const isCredit = amount.units >= 0n
  const unsigned = { ...amount, units: isCredit ? amount.units : -amount.units }
  const text = (mapping.text ?? [])
    .flatMap((name) => cell(name) ?? [])
    .join(' ')
    .replace(/\s+/g, ' ')
  const part = {
    amount: unsigned,
    isCredit,
    reference: cell(mapping.reference),
    detail: null,
    endToEndId: cell(mapping.endToEndId),
    payerName: cell(mapping.payerName),
    payerAccount: cell(mapping.payerAccount),
    text: text === '' ? null : text,
    creditorReference: cell(mapping.creditorReference),
  }
  const balance = cell(mapping.balance)
  return {
    line: row.line,
    account: needed(mapping.account, 'account').replace(/\s/g, '').toUpperCase(),
    amount,
    balance: balance === null ? null : numberOf(balance, mapping, 'balance'),
    entry: {
      line: row.line,
      amount: unsigned,
      currency: needed(mapping.currency, 'currency').toUpperCase(),
      isCredit,
      isReversal: false,
      isBooked: true,
      bookedOn,
      kind: cell(mapping.kind),
      method: null,
      parts: [part],
    },
  }
}

type Cell = (name: string | undefined) => string | null

function amountOf(cell: Cell, mapping: BankMapping): Exact {
  const { amount, direction } = mapping
  if (amount === undefined) return ofTwoColumns(cell, mapping)
  const text = cell(amount)
  if (text === null) throw new Refusal('amount', 'is required')
  const exact = numberOf(text, mapping, 'amount')
  if (direction === undefined) return exact
  const way = cell(direction.column) ?? ''
  if (direction.debit.includes(way)) return negative(exact)
  if (direction.credit.includes(way)) return exact
  throw new Refusal(
    'amount',
    `"${way}" is neither of the mapping's words for a credit nor of those for a debit`,
  )
}

/** One of the columns is blank, or nought. */
function ofTwoColumns(cell: Cell, mapping: BankMapping): Exact {
  const numbers = [cell(mapping.credit), cell(mapping.debit)].map((text) =>
    text === null ? null : numberOf(text, mapping, 'amount'),
  )
  const [incoming, outgoing] = numbers.map((exact) => (exact === null || exact.units === 0n ? null : exact))
  if (incoming && outgoing) throw new Refusal('amount', 'stands in both columns')
  if (incoming) return incoming
  if (outgoing) return negative(outgoing)
  if (numbers.every((exact) => exact === null)) throw new Refusal('amount', 'is required')
  return { units: 0n, scale: 0 }
}

/** Debits stand with a minus in some files, and without in others. */
function negative(exact: Exact): Exact {
  return exact.units > 0n ? { ...exact, units: -exact.units } : exact
}

function numberOf(text: string, { numbers }: BankMapping, field: string): Exact {
  const exact = readWrittenNumber(text, numbers)
  if (exact !== null && exact.scale <= 10) return exact
  throw new Refusal(field, `"${text}" is not a number`)
}
