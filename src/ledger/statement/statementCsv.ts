import { formatDay } from '../../graph/calendar/day.ts'
import { majorUnits } from '../../graph/money.ts'
import { type Cell, csvOf } from '../../paper/csv.ts'
import type { Account } from './account.ts'
import type { Statement } from './statement.ts'

const ACTIVITY = ['currency', 'date', 'kind', 'document', 'text', 'debit', 'credit', 'balance']
const OPEN_ITEMS = ['currency', 'date', 'due', 'kind', 'document', 'amount', 'open', 'overdueDays']

/** The statement as a table for spreadsheets: amounts in major units with a decimal point, whatever the country. */
export function statementCsv(statement: Statement): string {
  const isActivity = statement.kind === 'ACTIVITY'
  const rows = statement.accounts.flatMap((account) =>
    isActivity ? activityOf(statement, account) : itemsOf(account),
  )
  return csvOf([isActivity ? ACTIVITY : OPEN_ITEMS, ...rows])
}

function activityOf({ from, to }: Statement, { currency, opening, movements, closing }: Account): Cell[][] {
  const plain = (minorUnits: bigint) => ({ plain: majorUnits({ minorUnits, currency }) })
  return [
    [
      currency,
      { plain: formatDay(from) },
      'OPENING_BALANCE',
      null,
      'Opening balance',
      null,
      null,
      plain(opening),
    ],
    ...movements.map(({ day, kind, number, text, amount, balance }) => [
      currency,
      { plain: formatDay(day) },
      kind,
      number,
      text,
      amount > 0n ? plain(amount) : null,
      amount < 0n ? plain(-amount) : null,
      plain(balance),
    ]),
    [
      currency,
      { plain: formatDay(to) },
      'CLOSING_BALANCE',
      null,
      'Closing balance',
      null,
      null,
      plain(closing),
    ],
  ]
}

function itemsOf({ currency, openItems }: Account): Cell[][] {
  const plain = (minorUnits: bigint) => ({ plain: majorUnits({ minorUnits, currency }) })
  return openItems.map(({ kind, number, day, dueDay, overdueDays, amount, remaining }) => [
    currency,
    { plain: formatDay(day) },
    dueDay === null ? null : { plain: formatDay(dueDay) },
    kind,
    number,
    plain(amount),
    plain(remaining),
    overdueDays === null ? null : { plain: String(overdueDays) },
  ])
}
