import type { Past } from '../past.ts'

/** The lines of the best known debtor's invoices tell their part of the tax and where they are booked. */
export function describeLines({ world: { ledger }, told: [{ party }] }: Past): void {
  const invoices = new Map(
    ledger.invoice.filter(({ targetPartyId }) => targetPartyId === party.id).map((row) => [row.id, row]),
  )
  const lines = ledger.line_item.filter(
    ({ invoiceId, contextType }) =>
      invoices.has(invoiceId) && contextType !== 'TAX' && contextType !== 'DISCOUNT',
  )
  for (const [invoiceId, own] of Map.groupBy(lines, ({ invoiceId }) => invoiceId)) {
    const tax = invoices.get(invoiceId)?.tax ?? 0n
    const sum = own.reduce((total, { lineTotal }) => total + lineTotal, 0n)
    let left = tax
    for (const [index, line] of own.entries()) {
      // The last line takes what rounding left over, so that the parts make up the tax of the invoice.
      const share = index === own.length - 1 || sum === 0n ? left : (tax * line.lineTotal) / sum
      left -= share
      line.tax = share
      line.discount = 0n
      line.customFields = { account: '8400', costCentre: `4${(index + 1) * 10}` }
    }
  }
}
