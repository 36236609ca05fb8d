import { dayTextOf } from '../../graph/calendar/day.ts'
import { type Column, createSheet, type Sheet, WIDTH } from '../../paper/sheet.ts'
import { type Head, writeHead } from '../paper/head.ts'
import { figure, signed } from '../paper/shown.ts'
import type { InvoiceFacts } from './invoiceFacts.ts'

/** What stands across a paper that demands nothing. */
const MARKS: Partial<Record<string, string>> = {
  DRAFT: 'Draft',
  APPROVED: 'Draft',
  SCHEDULED: 'Draft',
  VOID: 'Void',
  CANCELLED: 'Cancelled',
}

/** The invoice or credit note on paper. */
export function invoicePdf(
  invoice: InvoiceFacts,
  head: Head,
  madeAt: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = invoice.total < 0n ? 'Credit note' : 'Invoice'
  const title = [name, invoice.number].filter(Boolean).join(' ')
  const sheet = createSheet({ title, author: head.from.name, footer: `${head.from.name} · ${title}`, madeAt })
  const mark = MARKS[invoice.status]
  writeHead(sheet, head, mark === undefined ? title : `${title} (${mark})`, knownOf(invoice, head.timezone))
  if (invoice.lines.length > 0) sheet.table(columnsOf(invoice.currency), rowsOf(invoice))
  sheet.skip(8, 110)
  writeAmounts(sheet, invoice)
  for (const text of [invoice.memo, invoice.footer]) {
    if (!text?.trim()) continue
    sheet.skip(14, 20)
    sheet.paragraph(text)
  }
  return sheet.finish()
}

function knownOf(invoice: InvoiceFacts, timezone: string): (readonly [string, string])[] {
  const known = [
    ['Issued', dayTextOf(invoice.issuedAt, timezone)],
    ['Due', dayTextOf(invoice.dueAt, timezone)],
    ['Order', invoice.orderNumber],
    ['Your order', invoice.purchaseOrderNumber],
  ] as const
  return known.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

function columnsOf(currency: string): Column[] {
  return [
    { title: 'What', width: WIDTH - 60 - 80 - 50 - 90 },
    { title: 'Quantity', width: 60, right: true },
    { title: 'Price', width: 80, right: true },
    { title: 'Tax', width: 50, right: true },
    { title: `Amount ${currency}`, width: 90, right: true },
  ]
}

function rowsOf({ currency, lines }: InvoiceFacts) {
  return lines.map(({ name, description, quantity, price, taxRate, total }) => ({
    cells: [
      name ?? description ?? '',
      quantity,
      figure(BigInt(price), currency),
      taxRate === null ? '' : `${taxRate}%`,
      figure(BigInt(total), currency),
    ],
    ...(name !== null && description?.trim() ? { more: description } : {}),
  }))
}

/** The sums, and what was paid and credited since; what is zero is not told, but the subtotal, the total and what is due. */
function writeAmounts(sheet: Sheet, invoice: InvoiceFacts): void {
  const { status, currency, subtotal, discount, tax, total, credited, writtenOff, paid, due } = invoice
  const rows = [
    ['Subtotal', subtotal, true],
    ['Discount', -discount, discount !== 0n],
    ['Tax', tax, tax !== 0n],
    ['Total', total, true],
    ['Credited', -credited, credited !== 0n],
    ['Written off', -writtenOff, writtenOff !== 0n],
    ['Paid', -paid, paid !== 0n],
  ] as const
  const box = { x: 48 + WIDTH / 2, width: WIDTH / 2 - 6 }
  for (const [name, amount, isTold] of rows) {
    if (!isTold) continue
    sheet.write(name, box, { bold: name === 'Total' })
    sheet.write(figure(amount, currency), { ...box, right: true }, { bold: name === 'Total' })
    sheet.y += 14
  }
  // What has ended is paid by nobody.
  if (status === 'VOID' || status === 'CANCELLED') return
  const rest = { minorUnits: due - paid, currency }
  sheet.write(rest.minorUnits < 0n ? 'In your favour' : 'Amount due', box, { bold: true, size: 11 })
  sheet.write(
    signed({ ...rest, minorUnits: rest.minorUnits < 0n ? -rest.minorUnits : rest.minorUnits }),
    { ...box, right: true },
    { bold: true, size: 11 },
  )
  sheet.y += 18
}
