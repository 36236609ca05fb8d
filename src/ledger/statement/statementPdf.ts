import { formatDay } from '../../graph/calendar/day.ts'
import { type Column, createSheet, type Sheet, type TableRow, WIDTH } from '../../paper/sheet.ts'
import { type Head, writeHead } from '../paper/head.ts'
import { bucketLabel, figure, signed } from '../paper/shown.ts'
import type { Account } from './account.ts'
import type { Statement } from './statement.ts'

/** The statement on paper. */
export function statementPdf(
  statement: Statement,
  head: Head,
  madeAt: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const [from, to] = [formatDay(statement.from), formatDay(statement.to)]
  const title = 'Statement of account'
  const footer = `${head.from.name} · ${title} · ${from} to ${to} (${head.timezone})`
  const sheet = createSheet({ title: `${title} ${head.to.name}`, author: head.from.name, footer, madeAt })
  const balances = statement.accounts.map(({ currency, closing }) =>
    signed({ minorUnits: closing, currency }),
  )
  writeHead(sheet, head, title, [
    ['Period', `${from} to ${to}`],
    ['Lists', statement.kind === 'ACTIVITY' ? 'Activity' : 'Open items'],
    ...balances.map((balance) => ['Balance due', balance] as const),
  ])
  if (statement.accounts.length === 0) sheet.write('Nothing happened in this period, and nothing is open.')
  for (const account of statement.accounts) writeAccount(sheet, statement, account)
  return sheet.finish()
}

function writeAccount(sheet: Sheet, statement: Statement, account: Account): void {
  const { currency } = account
  sheet.skip(0, 90)
  sheet.write(currency, {}, { size: 12, bold: true })
  sheet.y += 20
  if (statement.kind === 'ACTIVITY') sheet.table(activityColumns(currency), activityRows(statement, account))
  else sheet.table(itemColumns(currency), itemRows(account))
  sheet.skip(10, 50)
  const width = WIDTH / (account.aging.length + 1)
  const columns = [...account.aging.map(({ bucket }) => bucketLabel(bucket)), 'Unapplied credit'].map(
    (title) => ({
      title,
      width,
      right: true,
    }),
  )
  const amounts = [
    ...account.aging.map(({ amount }) => amount),
    account.unapplied === 0n ? 0n : -account.unapplied,
  ]
  sheet.table(columns, [{ cells: amounts.map((amount) => figure(amount, currency)) }])
  sheet.y += 20
}

function activityColumns(currency: string): Column[] {
  return [
    { title: 'Date', width: 58 },
    { title: 'Document', width: 90 },
    { title: 'What', width: WIDTH - 58 - 90 - 3 * 84 },
    { title: 'Debit', width: 84, right: true },
    { title: 'Credit', width: 84, right: true },
    { title: `Balance ${currency}`, width: 84, right: true },
  ]
}

function activityRows(
  { from, to }: Statement,
  { currency, opening, movements, closing }: Account,
): TableRow[] {
  const shown = (amount: bigint) => figure(amount, currency)
  return [
    { cells: [formatDay(from), '', 'Opening balance', '', '', shown(opening)], bold: true },
    ...movements.map(({ day, number, text, amount, balance }) => ({
      cells: [
        formatDay(day),
        number ?? '',
        text,
        amount > 0n ? shown(amount) : '',
        amount < 0n ? shown(-amount) : '',
        shown(balance),
      ],
    })),
    { cells: [formatDay(to), '', 'Closing balance', '', '', shown(closing)], bold: true },
  ]
}

const ITEM_NAMES = { INVOICE: 'Invoice', CREDIT_NOTE: 'Credit note', PAYMENT: 'Payment' } as const

function itemColumns(currency: string): Column[] {
  return [
    { title: 'Date', width: 58 },
    { title: 'Due', width: 58 },
    { title: 'Document', width: WIDTH - 2 * 58 - 76 - 44 - 2 * 84 },
    { title: 'What', width: 76 },
    { title: 'Overdue', width: 44, right: true },
    { title: 'Amount', width: 84, right: true },
    { title: `Open ${currency}`, width: 84, right: true },
  ]
}

function itemRows({ currency, openItems, closing }: Account): TableRow[] {
  return [
    ...openItems.map(({ kind, number, day, dueDay, overdueDays, amount, remaining }) => ({
      cells: [
        formatDay(day),
        dueDay === null ? '' : formatDay(dueDay),
        number ?? '',
        ITEM_NAMES[kind],
        overdueDays !== null && overdueDays > 0 ? `${overdueDays} d` : '',
        figure(amount, currency),
        figure(remaining, currency),
      ],
    })),
    { cells: ['', '', '', 'Balance', '', '', figure(closing, currency)], bold: true },
  ]
}
