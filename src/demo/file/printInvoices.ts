import type { Attachment } from '../../../prisma/generated/client/client.ts'
import type { Bill } from '../invoice/bill.ts'
import type { Rows } from '../ledger.ts'
import type { Past } from '../past.ts'
import { formatDate, formatMoney } from '../wording.ts'
import type { World } from '../world.ts'
import { pdfOf } from './pdf.ts'

/** Older ones are known by name and size only, as a source keeps files that it does not hand out: but for those told of. */
const KEPT = 240

/** What was attached to our letters: the PDF of each invoice, statements. The invoice knows its own. */
export function printInvoices(past: Past): void {
  const { ledger } = past.world
  const billed = new Map(past.bills.map((bill) => [`${bill.row.invoiceNumber}.pdf`, bill]))
  const bodies = letterOf(past.world)
  const lines = Map.groupBy(ledger.line_item, ({ invoiceId }) => invoiceId)
  for (const file of ledger.attachment) {
    const bill = billed.get(file.name)
    file.fileType = 'PDF'
    file.disposition = 'attachment'
    file.purpose = bill === undefined ? 'statement' : 'invoice'
    file.isVerified = true
    if (bill !== undefined) bill.row.pdfId = file.id
    if (!isKept(past, file, bill)) keepElsewhere(past.world, file)
    else if (bill === undefined)
      fill(file, pdfOf('Statement of account', (bodies.get(file.id) ?? '').split('\n')))
    else fill(file, printed(past.world, bill, lines.get(bill.row.id) ?? []))
  }
}

function isKept({ world: { time }, told }: Past, { createdAt }: Attachment, bill: Bill | undefined): boolean {
  return time.today - time.dayOf(createdAt) <= KEPT || (bill !== undefined && told.includes(bill.customer))
}

function fill(file: Attachment, content: Uint8Array<ArrayBuffer>): void {
  file.content = content
  file.size = content.length
}

function keepElsewhere({ profile }: World, file: Attachment): void {
  file.sourceUrl = `https://files.${profile.integrations.ledger}.example/archive/${file.name}`
}

function printed(
  world: World,
  { row, customer }: Bill,
  lines: readonly Rows['line_item'][],
): Uint8Array<ArrayBuffer> {
  const { profile, time } = world
  const show = (amount: bigint) => formatMoney(world, amount, row.currency, 'en')
  const date = (instant: Date | null) =>
    instant === null ? '' : formatDate(world, time.dayOf(instant), 'en')
  return pdfOf(`Invoice ${row.invoiceNumber}`, [
    `${profile.legalName}, ${profile.address.line1}, ${profile.address.postalCode} ${profile.address.city}`,
    '',
    `To: ${customer.party.name}`,
    `Date: ${date(row.issueDate)}     Due: ${date(row.dueDate)}`,
    ...(row.purchaseOrderNumber === null ? [] : [`Your order: ${row.purchaseOrderNumber}`]),
    '',
    ...lines.map(({ name, quantity, lineTotal }) => `${quantity} x ${name}: ${show(lineTotal)}`),
    '',
    `Total: ${show(row.total)}`,
    ...(row.footer === null ? [] : [row.footer]),
  ])
}

/** The text of the first letter that each file went out with. */
function letterOf({ ledger }: World): Map<string, string> {
  const texts = new Map(ledger.email.map(({ id, bodyText }) => [id, bodyText ?? '']))
  return new Map(
    ledger.email_attachment
      .toReversed()
      .map(({ attachmentId, emailId }) => [attachmentId, texts.get(emailId) ?? '']),
  )
}
