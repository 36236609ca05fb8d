/** What changed in one organization. An email's invoices are named with it: their outreach changed. */
export type Change =
  /** New items of timelines, told by triggers: `EMAIL:<id>:invoice:<id of the invoice>`. It names no invoice that changed. */
  | { kind: 'TIMELINE'; items: readonly string[]; invoiceIds: readonly string[] }
  | { kind: 'INVOICE'; invoiceIds: readonly string[] }
  | { kind: 'EMAIL'; emailId: string; invoiceIds: readonly string[] }
